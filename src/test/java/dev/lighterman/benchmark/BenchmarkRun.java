package dev.lighterman.benchmark;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.PollingWait;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A fresh world with a program in the bot's place, which is started when it is asked for. */
final class BenchmarkRun implements AutoCloseable {
  /** More than a deployment takes in a world as slow as the real one. */
  private static final PollingWait WAIT =
      new PollingWait(Duration.ofMinutes(15), Duration.ofMillis(50));

  private final MeasuredProgram program;
  private final Sandbox sandbox;
  private final Conversation talk;
  private @Nullable ChildJvm jvm;

  private BenchmarkRun(MeasuredProgram program, Sandbox sandbox) {
    this.program = program;
    this.sandbox = sandbox;
    this.talk = Conversation.in(sandbox, WAIT);
  }

  static BenchmarkRun of(MeasuredProgram program, double speed) {
    return of(program, SandboxOptions.forTests().withSpeed(speed));
  }

  static BenchmarkRun of(MeasuredProgram program, SandboxOptions world) {
    return new BenchmarkRun(program, Sandbox.start(world));
  }

  void start() throws IOException {
    jvm = ChildJvm.start(program.command(), sandbox.environment());
  }

  ChildJvm jvm() {
    if (jvm == null || !jvm.alive()) {
      throw new IllegalStateException("the program does not run: " + program);
    }
    return jvm;
  }

  Quantity memory() throws IOException {
    return Quantity.ofBytes(jvm().memory());
  }

  Conversation talk() {
    return talk;
  }

  @Override
  public void close() {
    if (jvm != null) {
      jvm.close();
    }
    talk.close();
  }
}
