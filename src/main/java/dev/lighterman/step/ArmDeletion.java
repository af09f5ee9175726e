package dev.lighterman.step;

import dev.lighterman.azure.Provisioning;
import dev.lighterman.request.Outcome;
import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deleting one ARM resource: look, delete what nobody deletes yet, look again.
 *
 * @param look how far Azure is with it; empty where nothing is there
 */
public record ArmDeletion(ArmId id, Supplier<Optional<Provisioning>> look, Runnable delete) {
  /**
   * Deletes what a run created.
   *
   * @param birth when the thing that is there now was born; empty where nothing is there
   */
  public Outcome undo(Run run, Optional<Instant> birth) {
    return birth.isPresent() && !run.bore(birth.get()) ? Outcomes.notOurs(id.name()) : ensureGone();
  }

  public Outcome ensureGone() {
    Optional<Provisioning> seen = look.get();
    if (seen.filter(state -> state != Provisioning.DELETING).isPresent()) {
      delete.run();
      seen = look.get();
    }
    return seen.isEmpty() ? Outcomes.gone(id.name()) : Outcomes.busy(id.name());
  }
}
