package dev.lighterman.step;

import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Outcomes with texts that all steps share. */
public final class StepOutcomes {
  private StepOutcomes() {}

  public static StepOutcome.Done done(Sentence says) {
    return new StepOutcome.Done(says, null);
  }

  public static StepOutcome.Wait wait(Sentence says) {
    return new StepOutcome.Wait(says, Duration.ZERO);
  }

  /** Azure accepted the call and is still working on it. */
  public static StepOutcome.Wait busy(String what) {
    return wait(Sentence.of("step.busy", "what", what));
  }

  /** The resource does not exist. */
  public static StepOutcome.Done gone(ResourceKind kind, String what) {
    return done(Sentence.of("step.gone", "what", kind.named(what)));
  }

  /** Undo keeps the resource, since this run did not create it. */
  public static StepOutcome.LeftInPlace notOurs(String what) {
    return new StepOutcome.LeftInPlace(Sentence.of("step.not-ours-left", "what", what));
  }

  /** Undo keeps the resource, since somebody changed it after this run did. */
  public static StepOutcome.LeftInPlace changedSince(String what) {
    return new StepOutcome.LeftInPlace(Sentence.of("step.changed-left", "what", what));
  }

  /** Undo keeps the resource, since something else that stays uses it. */
  public static StepOutcome.LeftInPlace usedBy(String what, String user) {
    return new StepOutcome.LeftInPlace(
        Sentence.of("step.used-left", "what", what).with("user", user));
  }

  /** Undo keeps the result, since others may use it by now. */
  public static StepOutcome.LeftInPlace leftOn(String what) {
    return new StepOutcome.LeftInPlace(Sentence.of("step.left-on", "what", what));
  }

  /** The step changed nothing. */
  public static StepOutcome.NothingToUndo nothingToUndo() {
    return new StepOutcome.NothingToUndo(Sentence.of("step.nothing-to-undo"));
  }

  /** The resource is as it was before the run, or was not created. */
  public static StepOutcome.NothingToUndo neverChanged(String what) {
    return new StepOutcome.NothingToUndo(Sentence.of("step.never-changed", "what", what));
  }

  /** Undo finds no resource: this undo deleted it, or the run never created it. */
  public static StepOutcome absent(RunInfo run, ResourceKind kind, String what) {
    return run.isFirstAttempt() ? neverChanged(what) : gone(kind, what);
  }

  /** A deletion can't be undone; the site can be deployed again. */
  public static StepOutcome.NothingToUndo staysDeleted() {
    return new StepOutcome.NothingToUndo(Sentence.of("step.stays-deleted"));
  }

  /** A resource of this name exists that this run did not create. */
  public static StepOutcome.Failed conflict(String what) {
    return failed(
        Sentence.of("step.foreign", "what", what),
        Sentence.of("step.foreign.remedy", "what", what));
  }

  /** The same as an exception, for what is not an attempt. */
  public static OperatorMustAct inTheWay(String what) {
    StepOutcome.Failed conflict = conflict(what);
    return new OperatorMustAct(conflict.cause(), conflict.remedy());
  }

  /**
   * Refuses to continue with a removal that is done if its resource exists again: somebody else
   * made the new one, and nobody approved its removal.
   *
   * @throws OperatorMustAct if so
   */
  public static void refuseRefilled(Status reached, String what, BooleanSupplier exists) {
    if (reached == Status.DONE && exists.getAsBoolean()) {
      throw inTheWay(what);
    }
  }

  /** Somebody changed the resource after the plan was approved. */
  public static StepOutcome.Failed changed(String what) {
    return failed(Sentence.of("step.changed", "what", what), Sentence.of("step.changed.remedy"));
  }

  /** Somebody changed what this run made; it is not for the run to change it back. */
  public static StepOutcome.Failed changedByHand(String what) {
    return failed(
        Sentence.of("step.changed", "what", what),
        Sentence.of("step.changed-by-hand.remedy", "what", what));
  }

  public static StepOutcome.Failed failed(Sentence cause, Sentence remedy) {
    return new StepOutcome.Failed(Blame.OPERATOR, cause, remedy, null);
  }

  public static StepOutcome.Failed failedForAsker(Sentence cause, Sentence remedy) {
    return new StepOutcome.Failed(Blame.ASKER, cause, remedy, null);
  }
}
