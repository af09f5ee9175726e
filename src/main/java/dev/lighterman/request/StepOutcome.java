package dev.lighterman.request;

import dev.lighterman.value.Sentence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt at a step ended. */
public sealed interface StepOutcome {
  /**
   * It is as it should be.
   *
   * @param finding what is worth keeping, if anything
   */
  record Done(Sentence says, @Nullable Finding finding) implements StepOutcome {}

  /**
   * Not yet: look again.
   *
   * @param after the least time to wait, where somebody said so; zero otherwise
   */
  record Wait(Sentence says, Duration after) implements StepOutcome {}

  /** It can't go on until somebody acts. */
  record Failed(Blame blame, Sentence cause, Sentence remedy, @Nullable Amendment amendment)
      implements StepOutcome {}

  /** Who must act. */
  enum Blame {
    ASKER,
    OPERATOR,
    US
  }

  /** A value that would let the step go on, such as another storage class. */
  record Amendment(String option, String value) {}
}
