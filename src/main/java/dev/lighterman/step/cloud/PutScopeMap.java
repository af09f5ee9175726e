package dev.lighterman.step.cloud;

import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.ArmDeletion;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scope map has exactly these actions.
 *
 * @param before the actions that it had when the plan was made; none where it was not there
 */
public record PutScopeMap(
    CredentialPurpose purpose, ArmId id, List<String> actions, @Nullable List<String> before)
    implements ExecutableStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/scopeMaps/read",
          "Microsoft.ContainerRegistry/registries/scopeMaps/write",
          "Microsoft.ContainerRegistry/registries/scopeMaps/delete");

  public PutScopeMap {
    actions = List.copyOf(actions);
    before = before == null ? null : List.copyOf(before);
  }

  @Override
  public Sentence description() {
    return Sentence.of(purpose.key("step.put-scope-map"), "name", id.name());
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            kind(),
            id.toString(),
            Sentence.of(purpose.key("effect.scope-map"), "name", id.name())
                .with("actions", actions.size())));
  }

  private Effect.Kind kind() {
    if (before == null) {
      return Effect.Kind.CREATE;
    }
    return same(before) ? Effect.Kind.KEEP : Effect.Kind.OVERWRITE;
  }

  @Override
  public Rights rights() {
    return RIGHTS;
  }

  @Override
  public Phase phase() {
    return purpose.phase();
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(2);
  }

  @Override
  public List<String> commands() {
    return List.of(ScopeMapCommand.of(this));
  }

  @Override
  public List<String> undoCommands() {
    return switch (kind()) {
      case CREATE -> new RemoveScopeMap(id).commands();
      case OVERWRITE -> List.of(ScopeMapCommand.puttingBack(this, Objects.requireNonNull(before)));
      case KEEP, CHANGE, DELETE, PASSING, TOUCHES_OTHERS -> List.of();
    };
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    Optional<ScopeMap> seen = services.azure().tokens().scopeMap(id);
    if (seen.isPresent() && before == null && !run.couldHaveCreated(seen.get().created())) {
      return StepOutcomes.conflict(id.name());
    }
    if (seen.isEmpty() || !same(seen.get().actions())) {
      services.azure().tokens().putScopeMap(id, actions, marker());
      seen = services.azure().tokens().scopeMap(id);
    }
    return seen.filter(map -> map.provisioning() == ProvisioningState.SUCCEEDED).isPresent()
        ? StepOutcomes.done(Sentence.of("step.put-scope-map.done", "name", id.name()))
        : StepOutcomes.busy(id.name());
  }

  private String marker() {
    return switch (purpose) {
      case SYNC -> "Created by connected registry sync token: " + id.name();
      case CLIENT -> "Created by token: " + id.name();
    };
  }

  private boolean same(List<String> others) {
    return Set.copyOf(actions).equals(Set.copyOf(others));
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    var all = services.azure().tokens();
    return switch (kind()) {
      case CREATE ->
          new ArmDeletion(
                  id,
                  () -> all.scopeMap(id).map(ScopeMap::provisioning),
                  () -> all.deleteScopeMap(id))
              .undo(run, all.scopeMap(id).map(ScopeMap::created));
      case OVERWRITE -> putBack(services);
      case KEEP, CHANGE, DELETE, PASSING, TOUCHES_OTHERS -> StepOutcomes.nothingToUndo();
    };
  }

  private StepOutcome putBack(StepContext services) {
    services.azure().tokens().putScopeMap(id, Objects.requireNonNull(before), marker());
    return StepOutcomes.done(Sentence.of("step.put-back", "what", id.name()));
  }
}
