package dev.lighterman.step.cloud;

import dev.lighterman.azure.ConnectedRegistries;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Finding;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/**
 * Takes a connected registry away from the instance that has activated it, so that another one can
 * activate it. A pod that was refused tries again by itself, within minutes.
 *
 * @param abandoned whether that instance is gone by then, so that whatever Azure still shows of it
 *     is out of date
 */
public record DeactivateConnectedRegistry(ArmId id, boolean abandoned) implements ExecutableStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/deactivate/action");

  @Override
  public Sentence description() {
    return Sentence.of("step.deactivate-connected-registry", "name", id.name());
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            Effect.Kind.TOUCHES_OTHERS,
            id + "/activation",
            Sentence.of("effect.deactivate-connected-registry", "name", id.name())),
        new Effect(
            Effect.Kind.RENEW,
            id + "/activation",
            Sentence.of("effect.deactivate-connected-registry.lost", "name", id.name())));
  }

  @Override
  public Rights rights() {
    return RIGHTS;
  }

  @Override
  public Phase phase() {
    return Phase.CONNECTED_REGISTRY;
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(10);
  }

  @Override
  public List<String> commands() {
    return List.of(AzCommand.acr(id, "connected-registry deactivate", "--yes"));
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    ConnectedRegistries all = services.azure().connectedRegistries();
    ConnectedRegistry found = services.connectedRegistry(id);
    if (!found.active() || (!abandoned && hasSyncedSince(services, run, found))) {
      return done();
    }
    return run.finding() instanceof Finding.StartedDeactivation started
        ? outcome(all, started.operation())
        : all.deactivate(id).map(operation -> outcome(all, operation)).orElseGet(this::done);
  }

  /** Whether it works by now: it was activated anew, or never needed to be. */
  private static boolean hasSyncedSince(
      StepContext services, RunInfo run, ConnectedRegistry found) {
    return switch (found.connection()) {
      case SYNCING -> true;
      case ONLINE ->
          found.lastSync() != null
              && services.azure().toOurClock(found.lastSync()).isAfter(run.began());
      case OFFLINE, UNHEALTHY -> false;
    };
  }

  private StepOutcome outcome(ConnectedRegistries all, String operation) {
    StepOutcome.Wait busy = StepOutcomes.busy(id.name());
    return all.isDeactivated(operation)
        ? done()
        : new StepOutcome.Wait(
            busy.says(), busy.after(), new Finding.StartedDeactivation(operation));
  }

  private StepOutcome.Done done() {
    return StepOutcomes.done(
        Sentence.of("step.deactivate-connected-registry.done", "name", id.name()));
  }

  /** Which instance had it before is not known, and any can activate it now. */
  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    return new StepOutcome.LeftInPlace(
        Sentence.of("step.deactivate-connected-registry.stays", "name", id.name()));
  }
}
