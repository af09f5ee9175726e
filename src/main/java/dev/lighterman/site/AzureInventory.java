package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What Azure listed at one moment, whoever may see it.
 *
 * @param begun when the bot began to read it: nothing in it is older
 * @param registries the cloud registries, sorted by name
 * @param connected the connected registries by their cloud registry
 * @param unreadable why those of other cloud registries could not be read
 * @param large whether there are more clusters than one page holds
 */
record AzureInventory(
    Instant begun,
    List<CloudRegistry> registries,
    Map<ArmId, List<ConnectedRegistry>> connected,
    Map<ArmId, RuntimeException> unreadable,
    List<ArcCluster> clusters,
    ExtensionListing extensions,
    boolean large) {
  AzureInventory {
    registries = List.copyOf(registries);
    connected = Map.copyOf(connected);
    unreadable = Map.copyOf(unreadable);
    clusters = List.copyOf(clusters);
  }

  /** The same where one cluster was asked anew which extension it has. */
  AzureInventory with(ArmId cluster, Optional<Extension> extension) {
    return new AzureInventory(
        begun,
        registries,
        connected,
        unreadable,
        clusters,
        extensions.with(cluster, extension),
        large);
  }

  /** Those of the cloud registries that are admitted, sorted by name. */
  List<CloudRegistry> registries(Predicate<String> admitted) {
    return registries.stream().filter(registry -> admitted.test(registry.name())).toList();
  }

  /**
   * Their connected registries, sorted by name.
   *
   * @throws RuntimeException as Azure answered, if those of one of them could not be read
   */
  List<ConnectedRegistry> connected(List<CloudRegistry> admitted) {
    return admitted.stream()
        .flatMap(this::connected)
        .sorted(Comparator.comparing(ConnectedRegistry::name))
        .toList();
  }

  private Stream<ConnectedRegistry> connected(CloudRegistry registry) {
    RuntimeException failure = unreadable.get(registry.id());
    if (failure != null) {
      throw failure;
    }
    return connected.getOrDefault(registry.id(), List.of()).stream();
  }
}
