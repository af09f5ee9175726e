package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.Extensions;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The extensions that run a connected registry, by their clusters. */
record ExtensionListing(Map<ArmId, Extension> byCluster) {
  ExtensionListing {
    byCluster = Map.copyOf(byCluster);
  }

  /** Asks every cluster, with these threads. */
  static ExtensionListing read(
      Extensions extensions, List<ArcCluster> clusters, ExecutorService threads) {
    Map<ArmId, Future<Optional<Extension>>> reads = new HashMap<>();
    clusters.forEach(cluster ->
        reads.put(cluster.id(), threads.submit(() -> readable(extensions, cluster.id()))));
    Map<ArmId, Extension> found = new HashMap<>();
    reads.forEach(
        (cluster, read) -> FutureResult.await(read).ifPresent(each -> found.put(cluster, each)));
    return new ExtensionListing(found);
  }

  /** Asks Azure Resource Graph for those of all clusters. */
  static ExtensionListing query(Extensions extensions) {
    Map<ArmId, Extension> found = new HashMap<>();
    extensions
        .queryConnectedRegistries()
        .forEach(each -> found.putIfAbsent(each.id().parent(), each));
    return new ExtensionListing(found);
  }

  /** The same where one cluster was asked anew. */
  ExtensionListing with(ArmId cluster, Optional<Extension> extension) {
    Map<ArmId, Extension> changed = new HashMap<>(byCluster);
    changed.remove(cluster);
    extension.ifPresent(each -> changed.put(cluster, each));
    return new ExtensionListing(changed);
  }

  Optional<Extension> on(ArcCluster cluster) {
    return Optional.ofNullable(byCluster.get(cluster.id()));
  }

  /** One cluster's extensions that the bot may not read don't keep it from showing the others. */
  private static Optional<Extension> readable(Extensions extensions, ArmId cluster) {
    try {
      return extensions.connectedRegistry(cluster);
    } catch (OperatorMustAct _) {
      return Optional.empty();
    }
  }
}
