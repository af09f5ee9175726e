package dev.lighterman.operation;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.Token;
import dev.lighterman.kubernetes.CheckJob;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Effect;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one site alone, and what others share and is left. What is in the cluster is what
 * may be there, where the cluster can't be asked.
 *
 * @param credentials tokens with their scope maps
 */
record Belongings(
    List<Named> workloads,
    List<Named> checks,
    List<Named> secrets,
    Optional<ArmId> extension,
    List<Credentials> credentials,
    List<Effect> left) {
  /** A Kubernetes object by name. */
  record Named(String namespace, String name) {}

  /** A token and what it may do. */
  record Credentials(ArmId token, ArmId scopeMap) {}

  static Belongings of(
      World world, ArmId cluster, @Nullable String context, ArmId connectedRegistry) {
    Azure azure = world.azure();
    ConnectedRegistry connected = azure.connectedRegistries().get(connectedRegistry).orElseThrow();
    Deployed deployed = Deployed.to(world, cluster);
    List<Effect> left = new ArrayList<>();
    List<Credentials> credentials = credentials(azure, connected, left);
    left.add(left("data-endpoint", connectedRegistry.parent().name()));
    left.add(left("providers", cluster.subscription()));
    left.add(left("images", connectedRegistry.parent().name()));
    left.add(left("cert-manager", cluster.name()));
    return new Belongings(
        there(world, context, deployed.workloads(), Cluster::workloadExists),
        there(world, context, deployed.checks(), Belongings::isOurCheck),
        there(world, context, deployed.secrets(connected.name()), Belongings::isOurSecret),
        azure.extensions().of(cluster).stream()
            .filter(Extension::connectedRegistry)
            .map(Extension::id)
            .findFirst(),
        credentials,
        left);
  }

  private static Effect left(String what, String name) {
    return new Effect(Effect.Kind.KEEP, what, Sentence.of("remove.left." + what, "name", name));
  }

  /** Whether an object is there. */
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

  private static List<Named> there(
      World world, @Nullable String context, Stream<Named> candidates, Exists exists) {
    if (context == null) {
      return candidates.toList();
    }
    try (Cluster cluster = world.clusters().open(context)) {
      return candidates.filter(each -> exists.in(cluster, each.namespace(), each.name())).toList();
    }
  }

  /** The sync token, and the client tokens that no other connected registry uses. */
  private static List<Credentials> credentials(
      Azure azure, ConnectedRegistry connected, List<Effect> left) {
    Set<ArmId> shared =
        azure.connectedRegistries().of(connected.registry()).stream()
            .filter(other -> !other.id().equals(connected.id()))
            .flatMap(other -> other.clientTokens().stream())
            .collect(Collectors.toSet());
    connected.clientTokens().stream()
        .filter(shared::contains)
        .forEach(token -> left.add(left("shared-token", token.name())));
    return Stream.concat(
            Optional.ofNullable(connected.syncToken()).stream(),
            connected.clientTokens().stream().filter(token -> !shared.contains(token)))
        .flatMap(id -> azure.tokens().token(id).stream())
        .map(Belongings::credentials)
        .toList();
  }

  private static Credentials credentials(Token token) {
    return new Credentials(token.id(), token.scopeMap());
  }
}
