package dev.lighterman.durable;

import java.time.Duration;

/** What becomes of a task after it ran. */
public sealed interface Next {
  /** It is over, until somebody wakes it anew. */
  record Done() implements Next {}

  /** It runs again after a while, or as soon as somebody wakes it. */
  record Again(Duration after) implements Next {}

  static Next done() {
    return new Done();
  }

  static Next again(Duration after) {
    return new Again(after);
  }
}
