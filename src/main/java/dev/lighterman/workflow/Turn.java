package dev.lighterman.workflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run does next. */
sealed interface Turn {
  /** Nothing: it got somewhere, or stands still. */
  record Over() implements Turn {}

  /**
   * Steps to attempt, perhaps none.
   *
   * @param look when one that waits is to be looked at again; null if none waits
   */
  record Attempts(List<Work> work, @Nullable Instant look) implements Turn {
    public Attempts {
      work = List.copyOf(work);
    }
  }
}
