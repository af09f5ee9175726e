package dev.lighterman.sandbox.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The world as it is on the first morning: registries, images, clusters and their providers. */
public final class WorldSeed {

  static final String CREATOR = "olivia@harbour.example";
  private static final String LOCATION = "eastus";

  private final World world;
  private final Instant now;

  private WorldSeed(World world) {
    this.world = world;
    this.now = world.clock().instant();
  }

  /** Fills an empty world. */
  public static void fill(World world) {
    world.alone(new WorldSeed(world)::fill);
  }

  private void fill() {
    providers();
    for (var group : List.of("myresourcegroup", "edge-stores", "labgroup")) {
      group(group);
    }
    var images = new ImageSeed(world.images(), now);
    images.publish();
    registry("myresourcegroup", "myacrregistry", "Premium", true);
    registry("labgroup", "labregistry", "Basic", false);
    images.stock(named("myacrregistry"));
    clusters();
    SiteSeed.fill(world, now);
  }

  private void providers() {
    for (var namespace :
        List.of(
            "Microsoft.Kubernetes",
            "Microsoft.KubernetesConfiguration",
            "Microsoft.ContainerRegistry")) {
      world.providers().set(subscription(), namespace, "Registered");
    }
    world.providers().set(subscription(), "Microsoft.ExtendedLocation", "NotRegistered");
  }

  private void group(String name) {
    var rest = located(Map.of());
    rest.withObjectProperty("properties").put("provisioningState", "Succeeded");
    put("/resourceGroups/" + name, rest, Duration.ofDays(400));
  }

  private void registry(String group, String name, String sku, boolean dataEndpoint) {
    var rest = located(Map.of("team", "edge"));
    rest.putObject("sku").put("name", sku).put("tier", sku);
    rest.withObjectProperty("properties")
        .put("loginServer", name + ".azurecr.io")
        .put("creationDate", now.minus(Duration.ofDays(380)).toString())
        .put("provisioningState", "Succeeded")
        .put("adminUserEnabled", false)
        .put("dataEndpointEnabled", false)
        .put("publicNetworkAccess", "Enabled")
        .put("networkRuleBypassOptions", "AzureServices")
        .put("zoneRedundancy", "Disabled")
        .put("anonymousPullEnabled", false)
        .putArray("dataEndpointHostNames");
    var id = inGroup(group, "Microsoft.ContainerRegistry/registries", name);
    var registry = put(id, rest, Duration.ofDays(380));
    if (dataEndpoint) {
      DataEndpoint.turn(world, registry, true);
    }
    systemScopeMap(registry, "_repositories_pull", List.of("content/read"));
    systemScopeMap(
        registry,
        "_repositories_admin",
        List.of(
            "content/read", "content/write", "content/delete", "metadata/read", "metadata/write"));
  }

  private void systemScopeMap(Resource registry, String name, List<String> verbs) {
    var rest = JsonNodeFactory.instance.objectNode();
    rest.withObjectProperty("properties")
        .put("description", "Predefined by the service")
        .put("type", "SystemDefined")
        .put("creationDate", now.minus(Duration.ofDays(380)).toString())
        .put("provisioningState", "Succeeded");
    world
        .resources()
        .put(new Resource(registry.id().child("scopeMaps", name), rest))
        .set("/properties/actions", verbs.stream().map(verb -> "repositories/*/" + verb).toList());
  }

  private void clusters() {
    cluster("myresourcegroup", "myarck8scluster", Map.of("environment", "test"));
    cluster("edge-stores", "store-101", store("canary"));
    cluster("edge-stores", "store-102", store("west"));
    cluster("edge-stores", "store-103", store("west"));
    cluster("edge-stores", "store-104", store("west"));
    var kiosk = cluster("edge-stores", "kiosk-02", Map.of("timezone", "Europe/Paris"));
    kiosk.set("/properties/connectivityStatus", "Offline");
    kiosk.set("/properties/lastConnectivityTime", now.minus(Duration.ofMinutes(20)).toString());
  }

  private static Map<String, String> store(String ring) {
    return Map.of("ring", ring, "timezone", "Europe/Paris");
  }

  private Resource cluster(String group, String name, Map<String, String> tags) {
    var rest = located(tags);
    rest.putObject("identity").put("type", "SystemAssigned");
    rest.withObjectProperty("properties")
        .put("provisioningState", "Succeeded")
        .put("connectivityStatus", "Connected")
        .put("lastConnectivityTime", now.minus(Duration.ofSeconds(40)).toString())
        .put("managedIdentityCertificateExpirationTime", now.plus(Duration.ofDays(70)).toString())
        .put("agentVersion", "1.28.2")
        .put("distribution", "k3s")
        .put("infrastructure", "generic")
        .put("kubernetesVersion", "1.32.2")
        .put("totalNodeCount", 3)
        .put("totalCoreCount", 12);
    var id = inGroup(group, "Microsoft.Kubernetes/connectedClusters", name);
    return put(id, rest, Duration.ofDays(200));
  }

  private String subscription() {
    return world.tenant().subscriptions().getFirst().id();
  }

  private Resource named(String registry) {
    return world
        .resources()
        .named("Microsoft.ContainerRegistry/registries", registry)
        .orElseThrow();
  }

  private static ObjectNode located(Map<String, String> tags) {
    var rest = JsonNodeFactory.instance.objectNode().put("location", LOCATION);
    var shown = rest.putObject("tags");
    tags.forEach(shown::put);
    return rest;
  }

  private static String inGroup(String group, String type, String name) {
    return "/resourceGroups/%s/providers/%s/%s".formatted(group, type, name);
  }

  private Resource put(String path, ObjectNode rest, Duration ago) {
    var id = new ResourceId("/subscriptions/" + subscription() + path);
    return world.resources().put(new Resource(id, rest).touched(now.minus(ago), CREATOR));
  }
}
