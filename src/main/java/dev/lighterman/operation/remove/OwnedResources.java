package dev.lighterman.operation.remove;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.CheckJob;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.operation.ManagedIdentityRefusal;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.remove.RemoveDetails.Restoration;
import dev.lighterman.request.Effect;
import dev.lighterman.step.extension.RemoveExtension;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Resources that only one site uses, and shared ones that are kept. If the cluster can't be
 * reached, its objects are those that may exist.
 */
record OwnedResources(
    List<NamespacedName> workloads,
    List<NamespacedName> checks,
    List<NamespacedName> secrets,
    Optional<RemoveExtension> extension,
    Optional<ArmId> connectedRegistry,
    OwnedTokens credentials,
    List<Effect> kept,
    @Nullable Restoration restoration) {
  /** A Kubernetes object by name. */
  record NamespacedName(String namespace, String name) {}

  static OwnedResources of(
      OperationContext services, ArmId cluster, @Nullable String context, ArmId connectedRegistry) {
    Azure azure = services.azure();
    Optional<ConnectedRegistry> connected = azure.connectedRegistries().get(connectedRegistry);
    connected.ifPresent(ManagedIdentityRefusal::check);
    DeployedObjects deployed = DeployedObjects.of(services, cluster, connectedRegistry);
    if (connected.isEmpty() && deployed.isEmpty()) {
      throw connectedRegistryGone(connectedRegistry, cluster);
    }
    OwnedTokens credentials =
        connected
            .map(found -> OwnedTokens.of(azure, found))
            .orElseGet(() -> OwnedTokens.leftOf(azure, connectedRegistry, deployed));
    List<Effect> kept = new ArrayList<>(credentials.kept());
    kept.add(kept("data-endpoint", connectedRegistry.parent().name()));
    kept.add(kept("providers", cluster.subscription()));
    kept.add(kept("images", connectedRegistry.parent().name()));
    kept.add(kept("cert-manager", cluster.name()));
    List<NamespacedName> workloads =
        existing(services, context, deployed.workloads(), Cluster::workloadExists);
    List<NamespacedName> checks =
        existing(services, context, deployed.checks(), OwnedResources::isOurCheck);
    List<NamespacedName> secrets =
        existing(
            services,
            context,
            deployed.secrets(connectedRegistry.name()),
            OwnedResources::isOurSecret);
    Optional<Extension> extension = azure.extensions().connectedRegistry(cluster);
    Optional<RemoveExtension> removal =
        extension.map(found ->
            new OtherUsers(services, context, workloads, checks)
                .removal(found, connected.orElse(null)));
    List<NamespacedName> othersSecrets =
        removal
            .map(RemoveExtension::users)
            .map(users -> OtherUsers.keptSecrets(users, secrets))
            .orElse(List.of());
    othersSecrets.forEach(
        each -> kept.add(kept("pull-secret", each.namespace() + "/" + each.name())));
    return new OwnedResources(
        workloads,
        checks,
        secrets,
        removal,
        connected.map(ConnectedRegistry::id),
        credentials,
        kept,
        connected
            .flatMap(found ->
                new FindRestoration(services, context, deployed, workloads, othersSecrets)
                    .of(found, extension))
            .orElse(null));
  }

  /** Without the connected registry and a record of its deployment, its tokens are not known. */
  private static AskerMustAct connectedRegistryGone(ArmId connectedRegistry, ArmId cluster) {
    return new AskerMustAct(
        Sentence.of("remove.gone", "name", connectedRegistry.name())
            .with("cluster", cluster.name()));
  }

  static Effect kept(String what, String name) {
    return new Effect(Effect.Kind.KEEP, what, Sentence.of("remove.left." + what, "name", name));
  }

  /** Tests whether an object exists. */
  @FunctionalInterface
  private interface Exists {
    boolean in(Cluster cluster, String namespace, String name);
  }

  private static boolean isOurCheck(Cluster cluster, String namespace, String name) {
    return cluster.checkJobs().find(namespace, name).filter(CheckJob::ours).isPresent();
  }

  private static boolean isOurSecret(Cluster cluster, String namespace, String name) {
    return cluster
        .pullSecret(namespace, name)
        .filter(secret -> secret.tokenName() != null)
        .isPresent();
  }

  private static List<NamespacedName> existing(
      OperationContext services,
      @Nullable String context,
      Stream<NamespacedName> candidates,
      Exists exists) {
    if (context == null) {
      return candidates.toList();
    }
    try (Cluster cluster = services.clusters().open(context)) {
      return candidates.filter(each -> exists.in(cluster, each.namespace(), each.name())).toList();
    }
  }
}
