package dev.lighterman.step.cloud;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Creates a connected registry, read-only, with continuous sync by the given token.
 *
 * @param place the number of connected registries of the cloud registry, including this one
 */
public record CreateConnectedRegistry(ArmId id, ArmId syncToken, int place)
    implements ExecutableStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/write",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/delete");

  /** Azure's limit of connected registries per cloud registry. */
  public static final int ROOM = 50;

  /** What it is created as. */
  public static final String MODE = "ReadOnly";

  @Override
  public Sentence description() {
    return Sentence.of("step.create-connected-registry", "name", id.name());
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            Effect.Kind.CREATE,
            id.toString(),
            Sentence.of("effect.connected-registry", "name", id.name())
                .with("registry", id.parent().name())),
        new Effect(
            Effect.Kind.COST,
            id.parent() + "/bill",
            Sentence.of("effect.connected-registry.cost", "registry", id.parent().name())
                .with("place", place)
                .with("room", ROOM)));
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
    return Duration.ofSeconds(3);
  }

  @Override
  public List<String> commands() {
    return List.of(
        AzCommand.acr(
            id, "connected-registry create", "--sync-token", syncToken.name(), "--mode", MODE));
  }

  @Override
  public List<String> undoCommands() {
    return new RemoveRegistryResource(id).commands();
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    var all = services.azure().connectedRegistries();
    Optional<ConnectedRegistry> existing = all.get(id);
    if (existing.isPresent() && !ours(services, run, existing.get())) {
      return StepOutcomes.conflict(id.name());
    }
    if (existing.filter(found -> found.provisioning() != ProvisioningState.FAILED).isEmpty()) {
      existing = Optional.of(all.create(id, syncToken, MODE));
    }
    return existing.filter(found -> found.provisioning() == ProvisioningState.SUCCEEDED).isPresent()
        ? StepOutcomes.done(Sentence.of("step.create-connected-registry.done", "name", id.name()))
        : StepOutcomes.busy(id.name());
  }

  /** Checks the creation time too: an older connected registry may use a token of this name. */
  private boolean ours(StepContext services, RunInfo run, ConnectedRegistry found) {
    return syncToken.equals(found.syncToken())
        && run.couldHaveCreated(services.azure().toOurClock(found.created()));
  }

  @Override
  public CreateConnectedRegistry refreshed(StepContext services, RunInfo run, Status reached) {
    boolean foreign =
        services
            .azure()
            .connectedRegistries()
            .get(id)
            .filter(found -> !ours(services, run, found))
            .isPresent();
    if (foreign) {
      throw StepOutcomes.inTheWay(id.name());
    }
    return this;
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    Optional<ConnectedRegistry> existing = services.azure().connectedRegistries().get(id);
    if (existing.filter(found -> !ours(services, run, found)).isPresent()) {
      return StepOutcomes.notOurs(id.name());
    }
    return existing.filter(this::changedSince).isPresent()
        ? StepOutcomes.changedSince(id.name())
        : new RemoveRegistryResource(id).deletion(services).undo(run);
  }

  /** Whether clients use it that this run did not attach: its own are detached before. */
  private boolean changedSince(ConnectedRegistry found) {
    return !found.clientTokens().isEmpty() || !found.mode().equals(MODE);
  }
}
