package dev.lighterman.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.value.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clusters that are connected to Azure Arc. */
public final class ArcClusters {
  private static final String API_VERSION = "2024-01-01";
  private static final String RESOURCE_TYPE = "/providers/Microsoft.Kubernetes/connectedClusters";

  private static final String QUERY =
      "resources | where type =~ 'microsoft.kubernetes/connectedclusters'"
          + " | project id, location, tags, properties | order by id asc";

  private final ArmClient arm;
  private final ResourceGraph graph;
  private final List<String> subscriptions;

  ArcClusters(ArmClient arm, ResourceGraph graph, List<String> subscriptions) {
    this.arm = arm;
    this.graph = graph;
    this.subscriptions = subscriptions;
  }

  /** All clusters that the bot can see in its subscriptions. */
  public List<ArcCluster> list() {
    return ArmErrors.readable(
        subscriptions.stream()
            .flatMap(subscription ->
                arm.list("/subscriptions/" + subscription + RESOURCE_TYPE, API_VERSION).stream()),
        ArcClusters::read);
  }

  /** The same if they are so few that each subscription lists them on one page; else empty. */
  public Optional<List<ArcCluster>> listIfFew() {
    var all = new ArrayList<JsonNode>();
    for (String subscription : subscriptions) {
      Optional<List<JsonNode>> page =
          arm.listIfOnePage("/subscriptions/" + subscription + RESOURCE_TYPE, API_VERSION);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(page.get());
    }
    return Optional.of(ArmErrors.readable(all.stream(), ArcClusters::read));
  }

  /** All clusters as Azure Resource Graph knows them, with a request for each thousand. */
  public List<ArcCluster> query() {
    return ArmErrors.readable(graph.query(QUERY).stream(), ArcClusters::read);
  }

  public Optional<ArcCluster> get(ArmId id) {
    return arm.find(id.toString(), API_VERSION).map(ArcClusters::read);
  }

  private static ArcCluster read(JsonNode cluster) {
    var properties = cluster.path("properties");
    return new ArcCluster(
        ArmErrors.id(cluster.path("id").asText()),
        cluster.path("location").asText(),
        properties.path("connectivityStatus").asText("Connecting"),
        properties.path("totalNodeCount").asInt(),
        tags(cluster.path("tags")),
        Timestamps.known(properties.path("lastConnectivityTime").asText("")),
        Timestamps.known(properties.path("managedIdentityCertificateExpirationTime").asText("")));
  }

  private static Map<String, String> tags(JsonNode json) {
    var tags = new LinkedHashMap<String, String>();
    json.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }
}
