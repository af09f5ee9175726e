package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what Azure lists, several lists at a time. The extensions take a request for each cluster,
 * so where there are more clusters than one page holds, clusters and extensions are read from Azure
 * Resource Graph: a thousand requests would use up what Azure grants in a minute.
 */
final class InventoryReader {
  private static final Logger log = LoggerFactory.getLogger(InventoryReader.class);

  /** More would only have connections compete with the answer to Slack. */
  private static final int AT_A_TIME = 8;

  private final Azure azure;
  private final InstantSource clock;

  InventoryReader(Azure azure, InstantSource clock) {
    this.azure = azure;
    this.clock = clock;
  }

  AzureInventory read() {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      try {
        return new Reading(threads).read();
      } catch (RuntimeException failed) {
        threads.shutdownNow();
        throw failed;
      }
    }
  }

  /** One reading, whose requests are sent by some threads. */
  private final class Reading {
    private final ExecutorService threads;
    private final Map<ArmId, List<ConnectedRegistry>> connected = new HashMap<>();
    private final Map<ArmId, RuntimeException> unreadable = new HashMap<>();

    Reading(ExecutorService threads) {
      this.threads = threads;
    }

    AzureInventory read() {
      var begun = clock.instant();
      Future<List<CloudRegistry>> listed = threads.submit(() -> azure.registries().list());
      Future<Optional<List<ArcCluster>>> few = threads.submit(() -> azure.clusters().listIfFew());
      List<CloudRegistry> registries =
          FutureResult.await(listed).stream()
              .sorted(Comparator.comparing(CloudRegistry::name))
              .toList();
      Map<ArmId, Future<List<ConnectedRegistry>>> lists = new HashMap<>();
      registries.stream()
          .filter(CloudRegistry::premium)
          .map(CloudRegistry::id)
          .forEach(id -> lists.put(id, threads.submit(() -> azure.connectedRegistries().list(id))));
      Clusters clusters =
          FutureResult.await(few).map(all -> listed(all, false)).orElseGet(this::many);
      lists.forEach(this::collect);
      return new AzureInventory(
          begun,
          registries,
          connected,
          unreadable,
          clusters.all,
          clusters.extensions,
          clusters.large);
    }

    /** What can't be read of one registry concerns only those who may see it. */
    private void collect(ArmId registry, Future<List<ConnectedRegistry>> list) {
      try {
        connected.put(registry, FutureResult.await(list));
      } catch (OperatorMustAct failure) {
        unreadable.put(registry, failure);
      }
    }

    private Clusters listed(List<ArcCluster> all, boolean large) {
      return new Clusters(all, ExtensionListing.read(azure.extensions(), all, threads), large);
    }

    private Clusters many() {
      try {
        Future<List<ArcCluster>> all = threads.submit(() -> azure.clusters().query());
        var extensions = threads.submit(() -> ExtensionListing.query(azure.extensions()));
        return new Clusters(FutureResult.await(all), FutureResult.await(extensions), true);
      } catch (OperatorMustAct refused) {
        log.atWarn()
            .addKeyValue("why", refused.why().values())
            .log("Azure Resource Graph can't be queried; every cluster is asked");
        return listed(azure.clusters().list(), true);
      }
    }
  }

  /** The clusters and what runs on them. */
  private record Clusters(List<ArcCluster> all, ExtensionListing extensions, boolean large) {}
}
