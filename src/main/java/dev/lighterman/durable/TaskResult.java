package dev.lighterman.durable;

import java.time.Duration;

/** Whether a task runs again after it has run. */
public sealed interface TaskResult {
  /** It is done until it is scheduled again. */
  record Done() implements TaskResult {}

  /** It runs again after this time, or earlier if it is scheduled for an earlier time. */
  record Again(Duration after) implements TaskResult {}

  static TaskResult done() {
    return new Done();
  }

  static TaskResult again(Duration after) {
    return new Again(after);
  }
}
