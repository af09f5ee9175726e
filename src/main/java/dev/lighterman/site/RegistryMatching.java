package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.site.Installation.Source;
import dev.lighterman.site.SiteRecords.InstallingRequest;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ConnectedRegistryName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the connected registry that each site runs. Azure masks the connection string that would
 * tell, so it is the one that this bot installed, else the one in the operator's file, else the one
 * that has the name and the address of the cluster's extension. A name alone is a guess, never of
 * one that another site is known to run; an ambiguous name matches nothing.
 */
final class RegistryMatching {
  private final List<ArcCluster> clusters;
  private final Set<ArmId> connected;
  private final Map<String, List<ConnectedRegistry>> byName;
  private final ExtensionListing extensions;
  private final Function<ArcCluster, Optional<KnownSite>> file;
  private final Map<ArmId, Installation> found = new HashMap<>();

  /** The connected registries that a site is known to run. */
  private final Set<ArmId> known = new HashSet<>();

  private RegistryMatching(
      List<ArcCluster> clusters,
      List<ConnectedRegistry> connected,
      ExtensionListing extensions,
      Function<ArcCluster, Optional<KnownSite>> file) {
    this.clusters = clusters;
    this.connected = connected.stream().map(ConnectedRegistry::id).collect(Collectors.toSet());
    this.byName = connected.stream().collect(Collectors.groupingBy(each -> anyCase(each.name())));
    this.extensions = extensions;
    this.file = file;
  }

  /**
   * What each cluster runs.
   *
   * @param clusters all clusters, since another one may run what one seems to
   * @param requests ours that installed at a cluster, the newest first
   */
  static Map<ArmId, Installation> of(
      List<ArcCluster> clusters,
      List<ConnectedRegistry> connected,
      Function<ArmId, List<InstallingRequest>> requests,
      ExtensionListing extensions,
      Function<ArcCluster, Optional<KnownSite>> file) {
    var matching = new RegistryMatching(clusters, connected, extensions, file);
    matching.byRecords(requests);
    matching.byFile();
    matching.byExtension();
    matching.byName();
    return Map.copyOf(matching.found);
  }

  private void byRecords(Function<ArmId, List<InstallingRequest>> requests) {
    Map<ArcCluster, InstallingRequest> last = new HashMap<>();
    Map<ArmId, Integer> latest = new HashMap<>();
    for (ArcCluster cluster : clusters) {
      requests.apply(cluster.id()).stream()
          .filter(each -> isThere(each, cluster))
          .findFirst()
          .ifPresent(each -> {
            last.put(cluster, each);
            latest.merge(each.connectedRegistry(), each.request().number(), Math::max);
          });
    }
    last.forEach((cluster, installing) -> {
      ArmId id = installing.connectedRegistry();
      // A connected registry that was installed at another site later is there no more.
      if (latest.getOrDefault(id, 0) == installing.request().number()) {
        add(cluster, new Installation(id, Source.STORED, extension(cluster), installing.request()));
      }
    });
  }

  /** An extension of another name was installed by others, in place of the recorded one's. */
  private boolean isThere(InstallingRequest installing, ArcCluster cluster) {
    ArmId id = installing.connectedRegistry();
    return connected.contains(id)
        && extensions.on(cluster).map(each -> isCalled(each, id.name())).orElse(true);
  }

  private void byFile() {
    for (ArcCluster cluster : open()) {
      file.apply(cluster)
          .filter(entry -> entry.connectedRegistry() != null)
          .map(entry -> configured(cluster, entry))
          .ifPresent(id ->
              add(
                  cluster,
                  new Installation(
                      id.orElse(null),
                      id.isPresent() ? Source.FILE : Source.UNKNOWN,
                      extension(cluster))));
    }
  }

  private Optional<ArmId> configured(ArcCluster cluster, KnownSite entry) {
    ConnectedRegistryName name = entry.connectedRegistry();
    if (name == null) {
      return Optional.empty();
    }
    List<ArmId> candidates =
        named(name.text())
            .map(ConnectedRegistry::id)
            .filter(id ->
                entry.registry() == null || entry.registry().equalsIgnoreCase(id.parent().name()))
            .toList();
    return single(candidates).or(() -> single(inSubscriptionOf(cluster, candidates)));
  }

  private void byExtension() {
    Map<ArcCluster, List<ArmId>> candidates = new HashMap<>();
    open()
        .forEach(cluster ->
            extensions
                .on(cluster)
                .ifPresent(extension -> candidates.put(cluster, servedBy(extension))));
    Map<ArmId, Long> candidateOf =
        candidates.values().stream()
            .flatMap(ids -> ids.stream().distinct())
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    candidates.forEach((cluster, ids) -> {
      if (ids.size() == 1 && candidateOf.getOrDefault(ids.getFirst(), 0L) == 1) {
        add(cluster, new Installation(ids.getFirst(), Source.EXTENSION, extension(cluster)));
      }
    });
  }

  /** Those that have an extension's name and address, and that no site is known to run. */
  private List<ArmId> servedBy(Extension extension) {
    return named(extension.name())
        .filter(each ->
            each.address() != null
                && extension.serviceAddress().filter(each.address()::equalsIgnoreCase).isPresent())
        .map(ConnectedRegistry::id)
        .filter(Predicate.not(known::contains))
        .toList();
  }

  private void byName() {
    Map<String, List<ArmId>> namesakes = new HashMap<>();
    for (ArcCluster cluster : clusters) {
      nameOf(cluster)
          .ifPresent(
              name -> namesakes.computeIfAbsent(name, _ -> new ArrayList<>()).add(cluster.id()));
    }
    for (ArcCluster cluster : open()) {
      Optional<ArmId> guess =
          nameOf(cluster)
              .flatMap(name -> byName(cluster, name, namesakes.getOrDefault(name, List.of())));
      add(
          cluster,
          new Installation(
              guess.orElse(null),
              guess.isPresent() ? Source.BY_NAME : Source.UNKNOWN,
              extension(cluster)));
    }
  }

  /** If several have the name, only those in the cluster's subscription count. */
  private Optional<ArmId> byName(ArcCluster cluster, String name, List<ArmId> namesakes) {
    List<ArmId> candidates =
        named(name).map(ConnectedRegistry::id).filter(Predicate.not(known::contains)).toList();
    if (namesakes.size() == 1 && candidates.size() == 1) {
      return single(candidates);
    }
    return inSubscriptionOf(cluster, namesakes).size() == 1
        ? single(inSubscriptionOf(cluster, candidates))
        : Optional.empty();
  }

  /** The name that a site's connected registry would have: its extension's, else the cluster's. */
  private Optional<String> nameOf(ArcCluster cluster) {
    return extensions
        .on(cluster)
        .map(each -> anyCase(each.name()))
        .or(() -> ConnectedRegistryName.near(cluster.name()).map(ConnectedRegistryName::text));
  }

  private void add(ArcCluster cluster, Installation installation) {
    found.put(cluster.id(), installation);
    ArmId id = installation.connectedRegistry();
    if (id != null && installation.certain()) {
      known.add(id);
    }
  }

  private List<ArcCluster> open() {
    return clusters.stream()
        .filter(cluster -> !found.containsKey(cluster.id()))
        .sorted(Comparator.comparing(cluster -> cluster.id().toString()))
        .toList();
  }

  private @Nullable Extension extension(ArcCluster cluster) {
    return extensions.on(cluster).orElse(null);
  }

  private Stream<ConnectedRegistry> named(String name) {
    return byName.getOrDefault(anyCase(name), List.of()).stream();
  }

  private static String anyCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean isCalled(Extension extension, String name) {
    return extension.name().equalsIgnoreCase(name);
  }

  private static List<ArmId> inSubscriptionOf(ArcCluster cluster, List<ArmId> ids) {
    return ids.stream()
        .filter(id -> id.subscription().equalsIgnoreCase(cluster.id().subscription()))
        .toList();
  }

  private static Optional<ArmId> single(List<ArmId> ids) {
    return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
  }
}
