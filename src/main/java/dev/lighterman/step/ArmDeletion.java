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
 * @param read how far Azure is with it; empty where nothing is there
 */
public record ArmDeletion(ArmId id, Supplier<Optional<ProvisioningState>> read, Runnable delete) {
  /**
   * Deletes what a run created.
   *
   * @param birth when the thing that is there now was born; empty where nothing is there
   */
  public StepOutcome undo(RunInfo run, Optional<Instant> birth) {
    return birth.isPresent() && !run.couldHaveCreated(birth.get())
        ? StepOutcomes.notOurs(id.name())
        : ensureGone();
  }

  public StepOutcome ensureGone() {
    Optional<ProvisioningState> seen = read.get();
    if (seen.filter(state -> state != ProvisioningState.DELETING).isPresent()) {
      delete.run();
      seen = read.get();
    }
    return seen.isEmpty() ? StepOutcomes.gone(id.name()) : StepOutcomes.busy(id.name());
  }
}
