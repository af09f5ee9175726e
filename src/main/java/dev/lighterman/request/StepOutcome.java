package dev.lighterman.request;

import dev.lighterman.value.Sentence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of one attempt at a step. */
public sealed interface StepOutcome {
  /**
   * The step is done.
   *
   * @param finding a result to store; null if none
   */
  record Done(Sentence says, @Nullable Finding finding) implements StepOutcome {}

  /**
   * Not done yet: try again later.
   *
   * @param after the minimum time to wait if the service gave one; otherwise zero
   * @param finding what the next attempt has to know; null if nothing
   */
  record Wait(Sentence says, Duration after, @Nullable Finding finding) implements StepOutcome {
    public Wait(Sentence says, Duration after) {
      this(says, after, null);
    }

    /** The same, but after this time at the earliest. */
    public Wait notBefore(Duration earliest) {
      return earliest.compareTo(after) > 0 ? new Wait(says, earliest, finding) : this;
    }
  }

  /** Undo leaves the resource as it is, and says why. */
  record LeftInPlace(Sentence says) implements StepOutcome {}

  /** Undo found nothing that this run changed. */
  record NothingToUndo(Sentence says) implements StepOutcome {}

  /** It cannot continue until somebody acts. */
  record Failed(Blame blame, Sentence cause, Sentence remedy, @Nullable Amendment amendment)
      implements StepOutcome {}

  /** Who must act. */
  enum Blame {
    ASKER,
    OPERATOR,
    US
  }

  /** An option value with which the step could succeed, such as another storage class. */
  record Amendment(String option, String value) {}
}
