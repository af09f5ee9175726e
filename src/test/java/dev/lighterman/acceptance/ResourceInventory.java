package dev.lighterman.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.settings.SiteSettings;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is at all sites, a line for each thing, to be compared with what there was. What stays
 * on because others share it (data endpoint, providers, images) is not among it.
 */
public record ResourceInventory(SortedSet<String> things) {
  private static final String PULL_SECRET = Quickstart.NAME + "-pull";
  private static final String CHECK = Quickstart.NAME + "-check";
  private static final String WORKLOAD = "hello-world-deployment";

  public static ResourceInventory of(Conversation talk) {
    JsonNode world = talk.world();
    return new ResourceInventory(
        Stream.of(
                Conversation.stream(world.path("registries")).flatMap(ResourceInventory::registry),
                Conversation.stream(world.path("extensions")).map(ResourceInventory::extension),
                inCluster(talk))
            .flatMap(each -> each)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** All but what one of these words names. */
  public ResourceInventory without(String... words) {
    return new ResourceInventory(
        things.stream()
            .filter(thing -> Stream.of(words).noneMatch(thing::contains))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  public boolean hasCheck() {
    return things.contains("job " + CHECK + " on " + Quickstart.CLUSTER);
  }

  private static Stream<String> registry(JsonNode registry) {
    return Stream.of(
            Conversation.stream(registry.path("connectedRegistries"))
                .map(ResourceInventory::connectedRegistry),
            Conversation.stream(registry.path("tokens"))
                .map(each -> line("token", each, "status", "scopeMap")),
            Conversation.stream(registry.path("scopeMaps"))
                .map(each -> line("scope map", each, "actions")))
        .flatMap(each -> each);
  }

  private static String connectedRegistry(JsonNode each) {
    return line(
        "connected registry",
        each,
        "mode",
        "activation",
        "connectionState",
        "loginServer",
        "syncToken",
        "clientTokens");
  }

  private static String extension(JsonNode each) {
    return line("extension", each, "cluster", "provisioningState", "version", "serviceIp");
  }

  private static String line(String kind, JsonNode thing, String... fields) {
    return Stream.of(fields)
        .map(field -> field + " " + thing.path(field))
        .collect(Collectors.joining(", ", kind + " " + thing.path("name").asText() + ": ", ""));
  }

  private static Stream<String> inCluster(Conversation talk) {
    try (var clusters = new Clusters(talk.settings().kubernetes(), () -> SiteSettings.NOTHING);
        Cluster cluster = clusters.open(Quickstart.CLUSTER)) {
      List<String> workload =
          cluster.workloadExists("default", WORKLOAD)
              ? List.of("deployment " + WORKLOAD + " on " + Quickstart.CLUSTER)
              : List.of();
      List<String> secret =
          cluster.pullSecret("default", PULL_SECRET).stream()
              .map(_ -> "secret " + PULL_SECRET + " on " + Quickstart.CLUSTER)
              .toList();
      List<String> job =
          cluster.checkJobs().find("default", CHECK).stream()
              .map(_ -> "job " + CHECK + " on " + Quickstart.CLUSTER)
              .toList();
      return Stream.of(workload, secret, job).flatMap(List::stream);
    }
  }
}
