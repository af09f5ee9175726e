package dev.lighterman.step.extension;

import dev.lighterman.azure.Extension;
import dev.lighterman.azure.Provisioning;
import dev.lighterman.azure.Token;
import dev.lighterman.request.Outcome;
import dev.lighterman.step.Edges;
import dev.lighterman.step.Outcomes;
import dev.lighterman.step.Run;
import dev.lighterman.value.Sentence;
import java.util.Map;
import java.util.Optional;

/** One attempt at installing the extension: what is to be done about what Azure shows of it. */
record ExtensionAttempt(InstallExtension step, Edges edges, Run run) {
  Outcome outcome() {
    Optional<Extension> seen = edges.azure().extensions().get(step.id());
    if (seen.isPresent() && !run.bore(seen.get().created())) {
      return Outcomes.foreign(name());
    }
    return seen.isEmpty() ? install() : judge(seen.get());
  }

  private Outcome judge(Extension extension) {
    if (!step.volume().fits(extension.settings())) {
      return makeRoom(extension);
    }
    return switch (extension.provisioning()) {
      case BUSY, DELETING ->
          ExtensionEvidence.whileInstalling(step, edges).orElseGet(this::waiting);
      case SUCCEEDED -> holdsCurrentPassword(extension) ? done(extension) : install();
      case FAILED ->
          run.first() || !run.put(extension.changed())
              ? install()
              : ExtensionEvidence.failure(step, edges, extension);
    };
  }

  private boolean holdsCurrentPassword(Extension extension) {
    return syncToken()
        .flatMap(token -> token.password())
        .map(password -> !extension.changed().isBefore(password.created()))
        .orElse(false);
  }

  private Optional<Token> syncToken() {
    return edges
        .azure()
        .connectedRegistries()
        .get(step.connectedRegistry())
        .flatMap(found -> Optional.ofNullable(found.syncToken()))
        .flatMap(edges.azure().tokens()::token);
  }

  private Outcome done(Extension extension) {
    return Outcomes.done(
        Sentence.of("step.install-extension.done", "name", name())
            .with("version", Optional.ofNullable(extension.version()).orElse("?")));
  }

  /** What was begun with another volume has to go first, whether it failed yet or not. */
  private Outcome makeRoom(Extension other) {
    if (other.provisioning() != Provisioning.DELETING) {
      edges.azure().extensions().delete(step.id());
    }
    return Outcomes.wait(Sentence.of("step.install-extension.making-room", "name", name()));
  }

  private Outcome install() {
    var azure = edges.azure();
    var parent = azure.connectedRegistries().get(step.connectedRegistry()).orElseThrow();
    var region = azure.clusters().get(step.id().parent()).orElseThrow().region();
    var connection = ConnectionString.withNewPassword(azure, parent);
    azure
        .extensions()
        .put(step.id(), region, step.settings(), Map.of(Extension.CONNECTION_STRING, connection));
    return waiting();
  }

  private Outcome waiting() {
    return Outcomes.wait(Sentence.of("step.install-extension.waiting", "name", name()));
  }

  private String name() {
    return step.id().name();
  }
}
