package dev.lighterman.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a sandbox is started.
 *
 * @param world which of the worlds it is
 * @param bind the address that everything listens on
 * @param speed by how much the durations of Azure and of the clusters are divided
 * @param dir where its files go; empty for a fresh directory that goes with the sandbox
 * @param bot whether the real bot is run in it, as a child process
 * @param socketMode whether the bot connects to Slack, and gets no requests
 */
public record SandboxOptions(
    SandboxWorld world,
    String bind,
    Ports ports,
    double speed,
    Optional<Path> dir,
    boolean bot,
    boolean socketMode) {

  /** The ports of the faces and of the bot; 0 takes a free one. */
  public record Ports(int page, int arm, int kubernetes, int bot, int slack) {
    static final Ports DEFAULT = new Ports(8300, 8301, 8302, 8303, 8304);
    static final Ports FREE = new Ports(0, 0, 0, 0, 0);
  }

  public SandboxOptions {
    if (speed <= 0) {
      throw new IllegalArgumentException("The speed has to be more than 0, not " + speed);
    }
  }

  /** On free ports and without a bot: whoever starts it brings its own. */
  public static SandboxOptions forTests() {
    return new SandboxOptions(
        SandboxWorld.STORES, "127.0.0.1", Ports.FREE, 30, Optional.empty(), false, false);
  }

  /** Another world. */
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
