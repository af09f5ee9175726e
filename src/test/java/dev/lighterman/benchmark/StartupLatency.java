package dev.lighterman.benchmark;

import dev.lighterman.acceptance.Conversation;
import java.io.IOException;
import java.time.Duration;

/**
 * How long after its start a program has answered.
 *
 * @param help its first command, for which it at most asks Slack who is there
 * @param list the one after it, for which it asks Azure
 */
record StartupLatency(Duration help, Duration list) {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);
  private static final int OK = 200;

  /** Starts the trial's program, and has somebody type until it answers. */
  static StartupLatency of(BenchmarkRun run) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    run.start();
    while (status(run.talk(), "help") != OK) {
      run.jvm();
      Thread.sleep(BETWEEN_TRIES);
    }
    while (run.talk().seesNothingOf(Conversation.AMINA, "help")) {
      Thread.sleep(BETWEEN_TRIES);
    }
    Duration help = since(begun);
    status(run.talk(), "list");
    run.talk().sees(Conversation.AMINA, "store101");
    return new StartupLatency(help, since(begun));
  }

  private static int status(Conversation talk, String words) {
    return talk.types(Conversation.AMINA, Conversation.EDGE_OPS, "/registry " + words)
        .path("status")
        .asInt();
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
