package dev.lighterman.workflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run does next. */
sealed interface NextSteps {
  /** Nothing: it got somewhere, or stands still. */
  record Over() implements NextSteps {}

  /**
   * Steps to attempt, perhaps none.
   *
   * @param look when one that waits is to be looked at again; null if none waits
   */
  record Attempts(List<StepAttempt> stepAttempt, @Nullable Instant look) implements NextSteps {
    public Attempts {
      stepAttempt = List.copyOf(stepAttempt);
    }
  }
}
