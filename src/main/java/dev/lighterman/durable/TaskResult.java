package dev.lighterman.durable;

import java.time.Duration;

/** What becomes of a task after it ran. */
public sealed interface TaskResult {
  /** It is over, until somebody wakes it anew. */
  record Done() implements TaskResult {}

  /** It runs again after a while, or as soon as somebody wakes it. */
  record Again(Duration after) implements TaskResult {}

  static TaskResult done() {
    return new Done();
  }

  static TaskResult again(Duration after) {
    return new Again(after);
  }
}
