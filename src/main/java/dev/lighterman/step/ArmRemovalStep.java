package dev.lighterman.step;

import dev.lighterman.request.Effect;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.value.ArmId;
import java.util.List;

/** An ARM resource is gone, and stays gone. */
public interface ArmRemovalStep extends ExecutableStep {
  ArmId id();

  /** How it is looked at and deleted. */
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
  default StepOutcome undo(StepContext services, RunInfo run) {
    return StepOutcomes.staysDeleted();
  }
}
