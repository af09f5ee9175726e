package dev.lighterman.step.cloud;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.request.Effect;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a token pull from a connected registry. Azure replaces the list of client tokens as a whole,
 * so the token is added to the current list.
 */
public record AttachClientToken(ArmId connectedRegistry, ArmId token) implements ExecutableStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/write");

  @Override
  public Sentence description() {
    return Sentence.of("step.attach-client-token", "token", token.name())
        .with("name", connectedRegistry.name());
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            Effect.Kind.CHANGE,
            connectedRegistry + "/clientTokens/" + token.name(),
            Sentence.of("effect.attach-client-token", "token", token.name())
                .with("name", connectedRegistry.name())));
  }

  @Override
  public Rights rights() {
    return RIGHTS;
  }

  @Override
  public Phase phase() {
    return Phase.POD;
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(2);
  }

  @Override
  public List<String> commands() {
    return List.of(
        AzCommand.acr(
            connectedRegistry, "connected-registry update", "--add-client-tokens", token.name()));
  }

  @Override
  public List<String> undoCommands() {
    return List.of(
        AzCommand.acr(
            connectedRegistry,
            "connected-registry update",
            "--remove-client-tokens",
            token.name()));
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    var existing = services.connectedRegistry(connectedRegistry);
    if (!existing.clientTokens().contains(token)) {
      var all = new ArrayList<>(existing.clientTokens());
      all.add(token);
      existing = services.azure().connectedRegistries().setClientTokens(connectedRegistry, all);
    }
    return existing.clientTokens().contains(token)
        ? StepOutcomes.done(Sentence.of("step.attach-client-token.done", "token", token.name()))
        : StepOutcomes.busy(connectedRegistry.name());
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    Optional<ConnectedRegistry> existing =
        services.azure().connectedRegistries().get(connectedRegistry);
    boolean isAttached = existing.filter(found -> found.clientTokens().contains(token)).isPresent();
    if (!isAttached && run.isFirstAttempt()) {
      return StepOutcomes.neverChanged(token.name());
    }
    if (isAttached) {
      StepContext.refuseManagedIdentity(existing.get());
      List<ArmId> others =
          existing.get().clientTokens().stream().filter(other -> !other.equals(token)).toList();
      isAttached =
          services
              .azure()
              .connectedRegistries()
              .setClientTokens(connectedRegistry, others)
              .clientTokens()
              .contains(token);
    }
    return isAttached
        ? StepOutcomes.busy(connectedRegistry.name())
        : StepOutcomes.done(Sentence.of("step.attach-client-token.undone", "token", token.name()));
  }
}
