package dev.lighterman.step.cloud;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/**
 * Waits until a connected registry that was there before has synchronised once more. What Azure
 * shows of it may be from before the change: it stays Online for a while after its last contact.
 *
 * @param active what has to be true besides
 */
public record AwaitSync(AwaitActive active) implements ExecutableStep {
  public static final Rights RIGHTS = AwaitActive.RIGHTS;

  @Override
  public Sentence description() {
    return Sentence.of("step.await-sync", "name", name());
  }

  private String name() {
    return active.connectedRegistry().name();
  }

  @Override
  public List<Effect> effects() {
    return active.effects();
  }

  @Override
  public Rights rights() {
    return active.rights();
  }

  @Override
  public Phase phase() {
    return active.phase();
  }

  @Override
  public Duration expectedDuration() {
    return active.expectedDuration();
  }

  @Override
  public List<String> commands() {
    return active.commands();
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    return switch (active.ensure(services, run)) {
      case StepOutcome.Done _ when !hasSynced(services, run) ->
          StepOutcomes.wait(Sentence.of("step.await-sync.waiting", "name", name()));
      case StepOutcome outcome -> outcome;
    };
  }

  private boolean hasSynced(StepContext services, RunInfo run) {
    ConnectedRegistry found = services.connectedRegistry(active.connectedRegistry());
    return found.lastSync() != null
        && services.azure().toOurClock(found.lastSync()).isAfter(run.stepBegan());
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    return active.undo(services, run);
  }
}
