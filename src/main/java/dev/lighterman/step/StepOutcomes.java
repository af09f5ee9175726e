package dev.lighterman.step;

import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.value.Sentence;
import java.time.Duration;

/** The outcomes that every step speaks of in the same words. */
public final class StepOutcomes {
  private StepOutcomes() {}

  public static StepOutcome.Done done(Sentence says) {
    return new StepOutcome.Done(says, null);
  }

  public static StepOutcome.Wait wait(Sentence says) {
    return new StepOutcome.Wait(says, Duration.ZERO);
  }

  /** Azure took the call and is not done with it. */
  public static StepOutcome.Wait busy(String what) {
    return wait(Sentence.of("step.busy", "what", what));
  }

  /** It is gone, or was never there. */
  public static StepOutcome.Done gone(String what) {
    return done(Sentence.of("step.gone", "what", what));
  }

  /** It is there, but this run did not make it. */
  public static StepOutcome.Done notOurs(String what) {
    return done(Sentence.of("step.not-ours-left", "what", what));
  }

  /** A step that changes nothing has nothing to take back. */
  public static StepOutcome.Done nothingToUndo() {
    return done(Sentence.of("step.nothing-to-undo"));
  }

  /** What was deleted on purpose can't be taken back; it is deployed again. */
  public static StepOutcome.Done staysDeleted() {
    return done(Sentence.of("step.stays-deleted"));
  }

  /** What others may share by now stays as it is. */
  public static StepOutcome.Done leftOn(String what) {
    return done(Sentence.of("step.left-on", "what", what));
  }

  /** Something of this name is there that this run did not make. */
  public static StepOutcome.Failed conflict(String what) {
    return failed(
        Sentence.of("step.foreign", "what", what),
        Sentence.of("step.foreign.remedy", "what", what));
  }

  public static StepOutcome.Failed failed(Sentence cause, Sentence remedy) {
    return new StepOutcome.Failed(Blame.OPERATOR, cause, remedy, null);
  }

  public static StepOutcome.Failed failedForAsker(Sentence cause, Sentence remedy) {
    return new StepOutcome.Failed(Blame.ASKER, cause, remedy, null);
  }
}
