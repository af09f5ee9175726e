package dev.lighterman.step;

import dev.lighterman.request.Outcome;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Deleting one ARM resource: look, delete, look again. */
final class ArmDeletion {
  private ArmDeletion() {}

  /**
   * Deletes what a run created.
   *
   * @param birth when the thing that is there now was born; empty where nothing is there
   */
  static Outcome undo(
      ArmId id, Optional<Instant> birth, Run run, Runnable delete, BooleanSupplier gone) {
    if (birth.isPresent() && !run.bore(birth.get())) {
      return Outcomes.done(Sentence.of("step.not-ours-left", "what", id.name()));
    }
    return ensureGone(id, birth.isPresent(), delete, gone);
  }

  static Outcome ensureGone(ArmId id, boolean there, Runnable delete, BooleanSupplier gone) {
    if (there) {
      delete.run();
    }
    return !there || gone.getAsBoolean() ? Outcomes.gone(id.name()) : Outcomes.busy(id.name());
  }
}
