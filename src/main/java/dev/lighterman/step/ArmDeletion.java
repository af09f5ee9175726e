package dev.lighterman.step;

import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deleting one ARM resource: look, delete what nobody deletes yet, look again.
 *
 * @param look how far Azure is with it; empty where nothing is there
 */
public record ArmDeletion(ArmId id, Supplier<Optional<ProvisioningState>> look, Runnable delete) {
  /**
   * Deletes what a run created.
   *
   * @param birth when the thing that is there now was born; empty where nothing is there
   */
  public StepOutcome undo(RunInfo run, Optional<Instant> birth) {
    return birth.isPresent() && !run.bore(birth.get()) ? StepOutcomes.notOurs(id.name()) : ensureGone();
  }

  public StepOutcome ensureGone() {
    Optional<ProvisioningState> seen = look.get();
    if (seen.filter(state -> state != ProvisioningState.DELETING).isPresent()) {
      delete.run();
      seen = look.get();
    }
    return seen.isEmpty() ? StepOutcomes.gone(id.name()) : StepOutcomes.busy(id.name());
  }
}
