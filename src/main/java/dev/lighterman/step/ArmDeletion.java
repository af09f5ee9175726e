package dev.lighterman.step;

import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.value.ArmId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deletes one ARM resource: reads it, deletes it unless that is under way, reads again.
 *
 * @param read reads the provisioning state; empty if the resource does not exist
 */
public record ArmDeletion(ArmId id, Supplier<Optional<ProvisioningState>> read, Runnable delete) {
  /** Deletes the resource that this run created, unless it was never created. */
  public StepOutcome undo(RunInfo run) {
    return run.isFirstAttempt() && read.get().isEmpty()
        ? StepOutcomes.neverChanged(id.name())
        : ensureGone();
  }

  boolean isGone() {
    return read.get().isEmpty();
  }

  public StepOutcome ensureGone() {
    Optional<ProvisioningState> provisioning = read.get();
    if (provisioning.filter(state -> state != ProvisioningState.DELETING).isPresent()) {
      delete.run();
      provisioning = read.get();
    }
    return provisioning.isEmpty()
        ? StepOutcomes.gone(ResourceKind.of(id), id.name())
        : StepOutcomes.busy(id.name());
  }
}
