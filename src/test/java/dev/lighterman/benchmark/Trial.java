package dev.lighterman.benchmark;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A fresh world with a program in the bot's place, which is started when it is asked for. */
final class Trial implements AutoCloseable {
  /** More than a deployment takes in a world as slow as the real one. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Program program;
  private final Sandbox sandbox;
  private final Conversation talk;
  private @Nullable Child child;

  private Trial(Program program, Sandbox sandbox) {
    this.program = program;
    this.sandbox = sandbox;
    this.talk = Conversation.in(sandbox, PATIENCE);
  }

  static Trial of(Program program, double speed) {
    return new Trial(program, Sandbox.start(SandboxOptions.forTests().atSpeed(speed)));
  }

  void start() throws IOException {
    child = Child.start(program.command(), sandbox.environment());
  }

  Child child() {
    if (child == null || !child.alive()) {
      throw new IllegalStateException("the program does not run: " + program);
    }
    return child;
  }

  Amount memory() throws IOException {
    return Amount.ofBytes(child().memory());
  }

  Conversation talk() {
    return talk;
  }

  @Override
  public void close() {
    if (child != null) {
      child.close();
    }
    talk.close();
  }
}
