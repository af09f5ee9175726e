package dev.lighterman.step.extension;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.RegistryTokens.NewPassword;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import dev.lighterman.value.Sentence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One attempt at installing the extension: decides by the extension's state in Azure. */
record ExtensionAttempt(InstallExtension step, StepContext services, RunInfo run) {
  StepOutcome outcome() {
    Optional<Extension> existing = services.azure().extensions().get(step.id());
    if (existing.isPresent() && !step.ours(existing.get(), run)) {
      return StepOutcomes.conflict(name());
    }
    return existing.isEmpty() ? install() : evaluate(existing.get());
  }

  private StepOutcome evaluate(Extension extension) {
    if (step.changedSince(extension)) {
      return StepOutcomes.changedByHand(name());
    }
    if (!step.volume().fits(extension.settings())) {
      return deleteFirst(extension, "step.install-extension.making-room");
    }
    return switch (extension.provisioning()) {
      case IN_PROGRESS ->
          run.isFirstAttempt() && ExtensionDiagnostics.lacksPods(step, services)
              // Their controller may try again only after a quarter of an hour.
              ? deleteFirst(extension, "step.install-extension.making-anew")
              : ExtensionDiagnostics.obstacle(step, services, run).orElseGet(this::waiting);
      case DELETING -> waiting();
      case SUCCEEDED -> {
        ConnectedRegistry connected = services.connectedRegistry(step.connectedRegistry());
        yield isCurrent(extension, connected) ? done(extension, connected) : install();
      }
      case FAILED ->
          run.isFirstAttempt()
                  || !run.couldHaveUpdated(services.azure().toOurClock(extension.changed()))
              ? install()
              : ExtensionDiagnostics.failure(step, services, run, extension);
    };
  }

  /**
   * Whether the connection string that is installed works: its password is valid, and the connected
   * registry was not created anew since. One that is active was not, although Azure may have reset
   * the time of its creation.
   */
  private boolean isCurrent(Extension extension, ConnectedRegistry connected) {
    Optional<RegistryToken> token =
        services.azure().tokens().token(ConnectionString.syncToken(connected));
    boolean isValid =
        token
            .filter(found -> found.hasPassword(extension.settings().get(Extension.PASSWORD)))
            .isPresent();
    return isValid && (connected.active() || !extension.changed().isBefore(connected.created()));
  }

  private StepOutcome done(Extension extension, ConnectedRegistry connected) {
    services.passwords().confirm(ConnectionString.syncToken(connected));
    return StepOutcomes.done(
        Sentence.of("step.install-extension.done", "name", name())
            .with("version", Optional.ofNullable(extension.version()).orElse("none")));
  }

  /** An extension with another volume must be deleted first, in whatever state it is. */
  private StepOutcome deleteFirst(Extension other, String why) {
    if (other.provisioning() != ProvisioningState.DELETING) {
      services.azure().extensions().delete(step.id());
    }
    return StepOutcomes.wait(Sentence.of(why, "name", name()));
  }

  private StepOutcome install() {
    var azure = services.azure();
    ArmId cluster = step.id().parent();
    if (azure.clusters().get(cluster).isEmpty()) {
      throw StepContext.vanished(cluster);
    }
    ConnectedRegistry connected = services.connectedRegistry(step.connectedRegistry());
    ConnectionString.gateway(connected);
    NewPassword password =
        services.passwords().obtain(azure, ConnectionString.syncToken(connected), run);
    var settings = new LinkedHashMap<>(step.settings());
    settings.put(Extension.REQUEST, run.mark().toString());
    settings.put(Extension.PASSWORD, password.id().fingerprint());
    Secret connection = ConnectionString.of(connected, password.value());
    azure.extensions().put(step.id(), settings, Map.of(Extension.CONNECTION_STRING, connection));
    return waiting();
  }

  private StepOutcome waiting() {
    return StepOutcomes.wait(Sentence.of("step.install-extension.waiting", "name", name()));
  }

  private String name() {
    return step.id().name();
  }
}
