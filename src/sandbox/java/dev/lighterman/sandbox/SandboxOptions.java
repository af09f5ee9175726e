package dev.lighterman.sandbox;

import dev.lighterman.sandbox.world.ChainSeed;
import dev.lighterman.sandbox.world.WorldSeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The options of a sandbox.
 *
 * @param world the seed of the world
 * @param sites how many the world {@code chain} has
 * @param bind the address that all servers listen on
 * @param speed the factor by which the durations of Azure and of the clusters are divided
 * @param dir the directory of its files; empty for a temporary one
 * @param bot whether the real bot runs too, as a child process
 * @param slackTimeout how long Slack waits for an acknowledgement, and a trigger id is valid
 * @param socketMode whether Slack delivers by Socket Mode, else by HTTP
 */
public record SandboxOptions(
    SandboxWorld world,
    int sites,
    String bind,
    Ports ports,
    double speed,
    Optional<Path> dir,
    boolean bot,
    Duration slackTimeout,
    boolean socketMode) {

  static final int DEFAULT_SITES = 1_000;

  /** The ports of the servers and of the bot; 0 takes a free one. */
  public record Ports(int page, int arm, int kubernetes, int bot, int slack) {
    static final Ports DEFAULT = new Ports(8300, 8301, 8302, 8303, 8304);
    static final Ports FREE = new Ports(0, 0, 0, 0, 0);
  }

  public SandboxOptions {
    if (speed <= 0) {
      throw new IllegalArgumentException("The speed has to be more than 0, not " + speed);
    }
    if (sites < 1 || sites > ChainSeed.MAX_SITES) {
      throw new IllegalArgumentException(
          "There can be 1 to %d sites, not %d".formatted(ChainSeed.MAX_SITES, sites));
    }
  }

  /**
   * Free ports, no bot: a test starts its own. Slack waits longer, since tests share processors.
   */
  public static SandboxOptions forTests() {
    return new SandboxOptions(
        SandboxWorld.STORES,
        DEFAULT_SITES,
        "127.0.0.1",
        Ports.FREE,
        30,
        Optional.empty(),
        false,
        Duration.ofSeconds(30),
        false);
  }

  public SandboxOptions withWorld(SandboxWorld other) {
    return new SandboxOptions(other, sites, bind, ports, speed, dir, bot, slackTimeout, socketMode);
  }

  /** The world {@code chain} with so many sites. */
  public SandboxOptions withChainOf(int other) {
    return new SandboxOptions(
        SandboxWorld.CHAIN, other, bind, ports, speed, dir, bot, slackTimeout, socketMode);
  }

  public SandboxOptions withSpeed(double other) {
    return new SandboxOptions(world, sites, bind, ports, other, dir, bot, slackTimeout, socketMode);
  }

  public SandboxOptions withDirectory(Path other) {
    return new SandboxOptions(
        world, sites, bind, ports, speed, Optional.of(other), bot, slackTimeout, socketMode);
  }

  public SandboxOptions withBot(boolean other) {
    return new SandboxOptions(
        world, sites, bind, ports, speed, dir, other, slackTimeout, socketMode);
  }

  public SandboxOptions withSlackTimeout(Duration other) {
    return new SandboxOptions(world, sites, bind, ports, speed, dir, bot, other, socketMode);
  }

  public SandboxOptions withSocketMode(boolean other) {
    return new SandboxOptions(world, sites, bind, ports, speed, dir, bot, slackTimeout, other);
  }

  WorldSeed seed() {
    return world.seed(sites);
  }

  SandboxOptions withPorts(Ports other) {
    return new SandboxOptions(world, sites, bind, other, speed, dir, bot, slackTimeout, socketMode);
  }
}
