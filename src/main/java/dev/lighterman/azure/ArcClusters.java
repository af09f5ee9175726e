package dev.lighterman.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.value.ArmId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clusters that Azure Arc knows. */
public final class ArcClusters {
  private static final String VERSION = "2024-01-01";
  private static final String TYPE = "/providers/Microsoft.Kubernetes/connectedClusters";

  private final ArmClient arm;
  private final List<String> subscriptions;

  ArcClusters(ArmClient arm, List<String> subscriptions) {
    this.arm = arm;
    this.subscriptions = subscriptions;
  }

  /** All that the bot can see, in all its subscriptions. */
  public List<ArcCluster> all() {
    return subscriptions.stream()
        .flatMap(each -> arm.list("/subscriptions/" + each + TYPE, VERSION).stream())
        .map(ArcClusters::read)
        .toList();
  }

  public Optional<ArcCluster> get(ArmId id) {
    return arm.find(id.toString(), VERSION).map(ArcClusters::read);
  }

  private static ArcCluster read(JsonNode it) {
    var properties = it.path("properties");
    return new ArcCluster(
        ArmId.of(it.path("id").asText()),
        it.path("location").asText(),
        properties.path("connectivityStatus").asText("Connecting"),
        properties.path("totalNodeCount").asInt(),
        tags(it.path("tags")));
  }

  private static Map<String, String> tags(JsonNode them) {
    var tags = new LinkedHashMap<String, String>();
    them.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }
}
