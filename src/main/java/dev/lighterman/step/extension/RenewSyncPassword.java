package dev.lighterman.step.extension;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.RegistryTokens.NewPassword;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.PasswordEffect;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives an installed extension a connection string with a new password of the sync token. One step
 * generates the password and changes the extension, so that the secret isn't passed on or
 * persisted. All other settings stay: Azure merges the plain ones, and the connection string is the
 * only protected one.
 */
public record RenewSyncPassword(ArmId extension, ArmId connectedRegistry, ArmId token)
    implements ExecutableStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/generateCredentials/action",
          "Microsoft.ContainerRegistry/registries/tokens/read",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
          "Microsoft.KubernetesConfiguration/extensions/read",
          "Microsoft.KubernetesConfiguration/extensions/write");

  @Override
  public Sentence description() {
    return Sentence.of("step.renew-sync-password", "name", extension.name())
        .with("cluster", extension.parent().name());
  }

  @Override
  public List<Effect> effects() {
    var changed =
        new Effect(
            Effect.Kind.CHANGE,
            extension.toString(),
            Sentence.of("effect.renew-sync-password", "name", extension.name())
                .with("cluster", extension.parent().name()));
    return Stream.concat(PasswordEffect.of(token).stream(), Stream.of(changed)).toList();
  }

  @Override
  public Rights rights() {
    return RIGHTS;
  }

  @Override
  public Phase phase() {
    return Phase.EXTENSION;
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofMinutes(2);
  }

  @Override
  public List<String> commands() {
    return List.of(ConnectionString.command(connectedRegistry), updateCommand());
  }

  private String updateCommand() {
    return AzCommand.line(
        extension,
        "az k8s-extension update",
        "--name",
        extension.name(),
        "--cluster-name",
        extension.parent().name(),
        "--resource-group",
        extension.resourceGroup(),
        "--cluster-type",
        "connectedClusters",
        "--config-protected",
        "connectionString=<connection string>",
        "--yes");
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    Extension found =
        services
            .azure()
            .extensions()
            .get(extension)
            .orElseThrow(() -> StepContext.vanished(extension));
    ConnectedRegistry connected = services.connectedRegistry(connectedRegistry);
    if (!token.equals(connected.syncToken())) {
      return StepOutcomes.changed(connectedRegistry.name());
    }
    boolean isRenewed = isRenewed(services, run, found);
    return switch (found.provisioning()) {
      case IN_PROGRESS, DELETING -> waiting();
      case SUCCEEDED -> isRenewed ? done(services) : renew(services, run, found, connected);
      case FAILED ->
          isRenewed && !run.isFirstAttempt()
              ? failed(found)
              : renew(services, run, found, connected);
    };
  }

  /** Whether it has a password from this run, and that is still valid. */
  private boolean isRenewed(StepContext services, RunInfo run, Extension found) {
    return run.created(found.settings().get(Extension.PASSWORD_REQUEST))
        && services
            .azure()
            .tokens()
            .token(token)
            .filter(existing -> existing.hasPassword(found.settings().get(Extension.PASSWORD)))
            .isPresent();
  }

  private StepOutcome renew(
      StepContext services, RunInfo run, Extension found, ConnectedRegistry connected) {
    if (!found.protectedSettings().equals(Set.of(Extension.CONNECTION_STRING))) {
      return StepOutcomes.changed(extension.name());
    }
    ConnectionString.gateway(connected);
    NewPassword password = services.passwords().obtain(services.azure(), token, run);
    services
        .azure()
        .extensions()
        .update(
            extension,
            Map.of(
                Extension.PASSWORD,
                password.id().fingerprint(),
                Extension.PASSWORD_REQUEST,
                run.mark().toString()),
            Map.of(Extension.CONNECTION_STRING, ConnectionString.of(connected, password.value())));
    return waiting();
  }

  private StepOutcome done(StepContext services) {
    services.passwords().confirm(token);
    return StepOutcomes.done(
        Sentence.of("step.renew-sync-password.done", "name", extension.name()));
  }

  private StepOutcome waiting() {
    return StepOutcomes.wait(
        Sentence.of("step.renew-sync-password.waiting", "name", extension.name()));
  }

  private StepOutcome failed(Extension found) {
    return StepOutcomes.failed(
        Sentence.of("step.renew-sync-password.failed", "name", extension.name())
            .with("why", Optional.ofNullable(found.failure()).orElse(found.provisioningText())),
        Sentence.of("step.renew-sync-password.failed.remedy"));
  }

  /** An old password can't be restored. */
  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    boolean isRenewed =
        services
            .azure()
            .extensions()
            .get(extension)
            .filter(found -> isRenewed(services, run, found))
            .isPresent();
    return isRenewed
        ? new StepOutcome.LeftInPlace(
            Sentence.of("step.renew-sync-password.stays", "name", extension.name()))
        : StepOutcomes.neverChanged(extension.name());
  }
}
