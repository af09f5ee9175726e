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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The extensions that run a connected registry, by their clusters, as Azure lists them. That takes
 * a call for each cluster, so several are read at a time.
 */
record ExtensionListing(Map<ArmId, Extension> byCluster) {
  private static final int AT_A_TIME = 16;

  ExtensionListing {
    byCluster = Map.copyOf(byCluster);
  }

  static ExtensionListing read(Extensions extensions, List<ArcCluster> clusters) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      Map<ArmId, Future<Optional<Extension>>> reads = new HashMap<>();
      clusters.forEach(cluster ->
          reads.put(cluster.id(), threads.submit(() -> readable(extensions, cluster.id()))));
      Map<ArmId, Extension> found = new HashMap<>();
      for (var read : reads.entrySet()) {
        result(threads, read.getValue()).ifPresent(each -> found.put(read.getKey(), each));
      }
      return new ExtensionListing(found);
    }
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

  private static Optional<Extension> result(
      ExecutorService threads, Future<Optional<Extension>> read) {
    try {
      return FutureResult.await(read);
    } catch (RuntimeException failed) {
      threads.shutdownNow();
      throw failed;
    }
  }
}
