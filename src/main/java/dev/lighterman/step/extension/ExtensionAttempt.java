package dev.lighterman.step.extension;

import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;
import java.util.Map;
import java.util.Optional;

/** One attempt at installing the extension: decides by the extension's state in Azure. */
record ExtensionAttempt(InstallExtension step, StepContext services, RunInfo run) {
  StepOutcome outcome() {
    Optional<Extension> existing = services.azure().extensions().get(step.id());
    if (existing.isPresent() && !run.couldHaveCreated(existing.get().created())) {
      return StepOutcomes.conflict(name());
    }
    return existing.isEmpty() ? install() : evaluate(existing.get());
  }

  private StepOutcome evaluate(Extension extension) {
    if (!step.volume().fits(extension.settings())) {
      return deleteFirst(extension);
    }
    return switch (extension.provisioning()) {
      case IN_PROGRESS, DELETING ->
          ExtensionDiagnostics.permanentFailure(step, services).orElseGet(this::waiting);
      case SUCCEEDED -> holdsCurrentPassword(extension) ? done(extension) : install();
      case FAILED ->
          run.isFirstAttempt() || !run.couldHaveUpdated(extension.changed())
              ? install()
              : ExtensionDiagnostics.failure(step, services, extension);
    };
  }

  private boolean holdsCurrentPassword(Extension extension) {
    return syncToken()
        .flatMap(token -> token.password())
        .map(password -> !extension.changed().isBefore(password.created()))
        .orElse(false);
  }

  private Optional<RegistryToken> syncToken() {
    return services
        .azure()
        .connectedRegistries()
        .get(step.connectedRegistry())
        .flatMap(found -> Optional.ofNullable(found.syncToken()))
        .flatMap(services.azure().tokens()::token);
  }

  private StepOutcome done(Extension extension) {
    return StepOutcomes.done(
        Sentence.of("step.install-extension.done", "name", name())
            .with("version", Optional.ofNullable(extension.version()).orElse("?")));
  }

  /** An extension with another volume must be deleted first, in whatever state it is. */
  private StepOutcome deleteFirst(Extension other) {
    if (other.provisioning() != ProvisioningState.DELETING) {
      services.azure().extensions().delete(step.id());
    }
    return StepOutcomes.wait(Sentence.of("step.install-extension.making-room", "name", name()));
  }

  private StepOutcome install() {
    var azure = services.azure();
    var parent = azure.connectedRegistries().get(step.connectedRegistry()).orElseThrow();
    var region = azure.clusters().get(step.id().parent()).orElseThrow().region();
    var connection = ConnectionString.withNewPassword(azure, parent);
    azure
        .extensions()
        .put(step.id(), region, step.settings(), Map.of(Extension.CONNECTION_STRING, connection));
    return waiting();
  }

  private StepOutcome waiting() {
    return StepOutcomes.wait(Sentence.of("step.install-extension.waiting", "name", name()));
  }

  private String name() {
    return step.id().name();
  }
}
