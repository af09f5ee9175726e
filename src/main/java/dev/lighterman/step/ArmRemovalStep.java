package dev.lighterman.step;

import dev.lighterman.request.Effect;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.ArmId;
import java.util.List;

/** Deletes an ARM resource; can't be undone. */
public interface ArmRemovalStep extends ExecutableStep {
  ArmId id();

  /** How the resource is read and deleted. */
  ArmDeletion deletion(StepContext services);

  @Override
  default List<Effect> effects() {
    return List.of(new Effect(Effect.Kind.DELETE, id().toString(), description()));
  }

  @Override
  default StepOutcome ensure(StepContext services, RunInfo run) {
    return deletion(services).ensureGone();
  }

  @Override
  default ArmRemovalStep refreshed(StepContext services, RunInfo run, Status reached) {
    StepOutcomes.refuseRefilled(reached, id().name(), () -> !deletion(services).isGone());
    return this;
  }

  @Override
  default StepOutcome undo(StepContext services, RunInfo run) {
    return StepOutcomes.staysDeleted();
  }
}
