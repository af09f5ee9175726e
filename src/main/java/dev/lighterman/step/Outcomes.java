package dev.lighterman.step;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.Outcome.Blame;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.Map;

/** The outcomes that every step speaks of in the same words. */
final class Outcomes {
  private Outcomes() {}

  static Outcome.Done done(Sentence says) {
    return new Outcome.Done(says, Map.of());
  }

  static Outcome.Wait wait(Sentence says) {
    return new Outcome.Wait(says, Duration.ZERO);
  }

  /** Azure took the call and is not done with it. */
  static Outcome.Wait busy(String what) {
    return wait(Sentence.of("step.busy", "what", what));
  }

  /** It is gone, or was never there. */
  static Outcome.Done gone(String what) {
    return done(Sentence.of("step.gone", "what", what));
  }

  /** It is there, but this run did not make it. */
  static Outcome.Done notOurs(String what) {
    return done(Sentence.of("step.not-ours-left", "what", what));
  }

  /** A step that changes nothing has nothing to take back. */
  static Outcome.Done nothingToUndo() {
    return done(Sentence.of("step.nothing-to-undo"));
  }

  /** What was deleted on purpose can't be taken back; it is deployed again. */
  static Outcome.Done staysDeleted() {
    return done(Sentence.of("step.stays-deleted"));
  }

  /** What others may share by now stays as it is. */
  static Outcome.Done leftOn(String what) {
    return done(Sentence.of("step.left-on", "what", what));
  }

  /** Something of this name is there that this run did not make. */
  static Outcome.Failed foreign(String what) {
    return failed(
        Sentence.of("step.foreign", "what", what),
        Sentence.of("step.foreign.remedy", "what", what));
  }

  static Outcome.Failed failed(Sentence cause, Sentence remedy) {
    return new Outcome.Failed(Blame.OPERATOR, cause, remedy, null);
  }

  static Outcome.Failed failedForAsker(Sentence cause, Sentence remedy) {
    return new Outcome.Failed(Blame.ASKER, cause, remedy, null);
  }
}
