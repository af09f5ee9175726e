package dev.lighterman.step;

import dev.lighterman.azure.Extension;
import dev.lighterman.azure.Provisioning;
import dev.lighterman.azure.Token;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Heading;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Rights;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connected registry's Arc extension is installed and holds the sync token's current password.
 * Making the password, composing the connection string and putting the extension are one step, so
 * that the secret never leaves it.
 *
 * @param context the kubeconfig context to read evidence from; null where the cluster can't be
 *     reached
 * @param nodes how many nodes get the registry's certificate into their containerd
 */
public record InstallExtension(
    ArmId id,
    ArmId connectedRegistry,
    ServiceAddress address,
    boolean installCertManager,
    Volume volume,
    @Nullable String context,
    int nodes)
    implements Ensured {
  static final Rights RIGHTS =
      Rights.arm(
              "Microsoft.ContainerRegistry/registries/generateCredentials/action",
              "Microsoft.ContainerRegistry/registries/tokens/read",
              "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
              "Microsoft.Kubernetes/connectedClusters/read",
              "Microsoft.KubernetesConfiguration/extensions/read",
              "Microsoft.KubernetesConfiguration/extensions/write",
              "Microsoft.KubernetesConfiguration/extensions/delete")
          .and(Rights.kubernetes("", "persistentvolumeclaims", "get"))
          .and(Rights.kubernetes("storage.k8s.io", "storageclasses", "list"));

  @Override
  public Sentence says() {
    return Sentence.of("step.install-extension", "name", id.name())
        .with("cluster", id.parent().name());
  }

  @Override
  public List<Effect> effects() {
    return ExtensionEffects.of(this);
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(ExtensionEvidence.NAMESPACE);
  }

  @Override
  public Heading heading() {
    return Heading.EXTENSION;
  }

  @Override
  public Duration usually() {
    return Duration.ofMinutes(5);
  }

  @Override
  public List<String> commands() {
    return ExtensionCommands.of(this);
  }

  /** The settings that are no secret. */
  Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put(Extension.SERVICE_ADDRESS, address.toString());
    if (!installCertManager) {
      settings.put("cert-manager.install", "false");
    }
    settings.putAll(volume.settings());
    return settings;
  }

  @Override
  public Outcome ensure(Edges edges, Run run) {
    Optional<Extension> seen = edges.azure().extensions().get(id);
    if (seen.isPresent() && !run.bore(seen.get().created())) {
      return Outcomes.foreign(id.name());
    }
    return seen.isEmpty() ? install(edges) : judge(edges, run, seen.get());
  }

  private Outcome judge(Edges edges, Run run, Extension extension) {
    if (!volume.fits(extension.settings())) {
      return makeRoom(edges, extension);
    }
    return switch (extension.provisioning()) {
      case BUSY, DELETING ->
          ExtensionEvidence.whileInstalling(this, edges).orElseGet(this::waiting);
      case SUCCEEDED ->
          holdsCurrentPassword(edges, extension)
              ? Outcomes.done(
                  Sentence.of("step.install-extension.done", "name", id.name())
                      .with("version", Optional.ofNullable(extension.version()).orElse("?")))
              : install(edges);
      case FAILED ->
          extension.changed().isAfter(run.stepBegan())
              ? ExtensionEvidence.failure(this, edges, extension)
              : install(edges);
    };
  }

  private Outcome waiting() {
    return Outcomes.wait(Sentence.of("step.install-extension.waiting", "name", id.name()));
  }

  private boolean holdsCurrentPassword(Edges edges, Extension extension) {
    return token(edges)
        .flatMap(token -> token.password(Token.FIRST))
        .map(password -> !extension.changed().isBefore(password.created()))
        .orElse(false);
  }

  private Optional<Token> token(Edges edges) {
    return edges
        .azure()
        .connectedRegistries()
        .get(connectedRegistry)
        .flatMap(found -> Optional.ofNullable(found.syncToken()))
        .flatMap(edges.azure().tokens()::token);
  }

  /** What was begun with another volume has to go first, whether it failed yet or not. */
  private Outcome makeRoom(Edges edges, Extension other) {
    if (other.provisioning() != Provisioning.DELETING) {
      edges.azure().extensions().delete(id);
    }
    return Outcomes.wait(Sentence.of("step.install-extension.making-room", "name", id.name()));
  }

  private Outcome install(Edges edges) {
    var parent = edges.azure().connectedRegistries().get(connectedRegistry).orElseThrow();
    var region = edges.azure().clusters().get(id.parent()).orElseThrow().region();
    var connection = ConnectionString.withNewPassword(edges.azure(), parent, Token.FIRST);
    edges
        .azure()
        .extensions()
        .put(id, region, settings(), Map.of(Extension.CONNECTION_STRING, connection));
    return waiting();
  }

  /** The same step with another volume, which is the one thing that people may mend on the way. */
  public InstallExtension with(Volume other) {
    return new InstallExtension(
        id, connectedRegistry, address, installCertManager, other, context, nodes);
  }

  @Override
  public Outcome undo(Edges edges, Run run) {
    var extensions = edges.azure().extensions();
    Optional<Instant> birth = extensions.get(id).map(Extension::created);
    return ArmDeletion.undo(
        id,
        birth,
        run,
        () -> extensions.get(id).map(Extension::provisioning),
        () -> extensions.delete(id));
  }
}
