package dev.lighterman.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.value.ArmId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clusters that are connected to Azure Arc. */
public final class ArcClusters {
  private static final String API_VERSION = "2024-01-01";
  private static final String RESOURCE_TYPE = "/providers/Microsoft.Kubernetes/connectedClusters";

  private final ArmClient arm;
  private final List<String> subscriptions;

  ArcClusters(ArmClient arm, List<String> subscriptions) {
    this.arm = arm;
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
        tags(cluster.path("tags")));
  }

  private static Map<String, String> tags(JsonNode json) {
    var tags = new LinkedHashMap<String, String>();
    json.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }
}
