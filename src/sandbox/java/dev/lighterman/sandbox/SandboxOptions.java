package dev.lighterman.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The options of a sandbox.
 *
 * @param world the seed of the world
 * @param bind the address that all servers listen on
 * @param speed the factor by which the durations of Azure and of the clusters are divided
 * @param dir the directory of its files; empty for a temporary one
 * @param bot whether the real bot runs too, as a child process
 * @param socketMode whether Slack delivers by Socket Mode, else by HTTP
 */
public record SandboxOptions(
    SandboxWorld world,
    String bind,
    Ports ports,
    double speed,
    Optional<Path> dir,
    boolean bot,
    boolean socketMode) {

  /** The ports of the servers and of the bot; 0 takes a free one. */
  public record Ports(int page, int arm, int kubernetes, int bot, int slack) {
    static final Ports DEFAULT = new Ports(8300, 8301, 8302, 8303, 8304);
    static final Ports FREE = new Ports(0, 0, 0, 0, 0);
  }

  public SandboxOptions {
    if (speed <= 0) {
      throw new IllegalArgumentException("The speed has to be more than 0, not " + speed);
    }
  }

  /** Free ports, no bot: a test starts its own. */
  public static SandboxOptions forTests() {
    return new SandboxOptions(
        SandboxWorld.STORES, "127.0.0.1", Ports.FREE, 30, Optional.empty(), false, false);
  }

  public SandboxOptions withWorld(SandboxWorld other) {
    return new SandboxOptions(other, bind, ports, speed, dir, bot, socketMode);
  }

  public SandboxOptions withSpeed(double other) {
    return new SandboxOptions(world, bind, ports, other, dir, bot, socketMode);
  }

  public SandboxOptions withDirectory(Path other) {
    return new SandboxOptions(world, bind, ports, speed, Optional.of(other), bot, socketMode);
  }

  public SandboxOptions withBot(boolean other) {
    return new SandboxOptions(world, bind, ports, speed, dir, other, socketMode);
  }

  public SandboxOptions withSocketMode(boolean other) {
    return new SandboxOptions(world, bind, ports, speed, dir, bot, other);
  }

  SandboxOptions withPorts(Ports other) {
    return new SandboxOptions(world, bind, other, speed, dir, bot, socketMode);
  }
}
