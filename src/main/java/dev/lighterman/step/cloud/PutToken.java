package dev.lighterman.step.cloud;

import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token is enabled and bound to a scope map. Passwords are made by the steps that hand them on.
 *
 * @param before the scope map that it was bound to when the plan was made; none where it was not
 *     there
 * @param disabled whether it let nobody in then
 */
public record PutToken(
    CredentialPurpose purpose, ArmId id, ArmId scopeMap, @Nullable ArmId before, boolean disabled)
    implements ExecutableStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/tokens/read",
          "Microsoft.ContainerRegistry/registries/tokens/write",
          "Microsoft.ContainerRegistry/registries/tokens/delete");

  @Override
  public Sentence description() {
    return Sentence.of(purpose.key("step.put-token"), "name", id.name());
  }

  @Override
  public List<Effect> effects() {
    var token = Sentence.of(purpose.key("effect.token"), "name", id.name());
    return List.of(
        new Effect(
            kind(),
            id.toString(),
            disabled ? Sentence.of("effect.token.enabled", "token", token) : token));
  }

  private Effect.Kind kind() {
    if (before == null) {
      return Effect.Kind.CREATE;
    }
    if (!before.equals(scopeMap)) {
      return Effect.Kind.OVERWRITE;
    }
    return disabled ? Effect.Kind.CHANGE : Effect.Kind.KEEP;
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
    return List.of(
        AzCommand.acr(
            id, "token create", "--scope-map", scopeMap.name(), "--no-passwords", "true"));
  }

  @Override
  public List<String> undoCommands() {
    return switch (kind()) {
      case CREATE -> new RemoveRegistryResource(id).commands();
      case OVERWRITE, CHANGE -> List.of(puttingBack(Objects.requireNonNull(before)));
      case KEEP, DELETE, PASSING, TOUCHES_OTHERS -> List.of();
    };
  }

  private String puttingBack(ArmId scopeMapBefore) {
    String[] words = {"--scope-map", scopeMapBefore.name(), "--status", "disabled"};
    return AzCommand.acr(id, "token update", Arrays.copyOf(words, disabled ? 4 : 2));
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    Optional<RegistryToken> seen = services.azure().tokens().token(id);
    if (seen.isPresent() && before == null && !run.couldHaveCreated(seen.get().created())) {
      return StepOutcomes.conflict(id.name());
    }
    if (seen.filter(this::right).isEmpty()) {
      services.azure().tokens().putToken(id, scopeMap);
      seen = services.azure().tokens().token(id);
    }
    return seen.filter(token -> token.provisioning() == ProvisioningState.SUCCEEDED).isPresent()
        ? StepOutcomes.done(Sentence.of("step.put-token.done", "name", id.name()))
        : StepOutcomes.busy(id.name());
  }

  private boolean right(RegistryToken token) {
    return token.enabled()
        && token.scopeMap().equals(scopeMap)
        && token.provisioning() != ProvisioningState.FAILED;
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    var tokens = services.azure().tokens();
    return switch (kind()) {
      case CREATE ->
          new RemoveRegistryResource(id)
              .deletion(services)
              .undo(run, tokens.token(id).map(RegistryToken::created));
      case OVERWRITE, CHANGE -> {
        tokens.putToken(id, Objects.requireNonNull(before), !disabled);
        yield StepOutcomes.done(Sentence.of("step.put-back", "what", id.name()));
      }
      case KEEP, DELETE, PASSING, TOUCHES_OTHERS -> StepOutcomes.nothingToUndo();
    };
  }
}
