package dev.lighterman.sandbox.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.world.ClusterSeed.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Fills one subscription with what lies in it: groups, registries, Arc clusters. */
final class SubscriptionSeed {

  static final String CREATOR = "olivia@harbour.example";
  private static final List<String> PROVIDERS =
      List.of(
          "Microsoft.Kubernetes",
          "Microsoft.KubernetesConfiguration",
          "Microsoft.ContainerRegistry",
          "Microsoft.ExtendedLocation");

  private final World world;
  private final String subscription;
  private final String location;
  private final Instant now;

  SubscriptionSeed(World world, String subscription, String location) {
    this.world = world;
    this.subscription = subscription;
    this.location = location;
    this.now = world.clock().instant();
  }

  /** Registers all that deployments need but these. */
  void registerAllBut(String... namespaces) {
    var not = List.of(namespaces);
    for (var namespace : PROVIDERS) {
      var state = not.contains(namespace) ? "NotRegistered" : "Registered";
      world.providers().set(subscription, namespace, state);
    }
  }

  void groups(String... names) {
    for (var name : names) {
      var rest = located(Map.of());
      rest.withObjectProperty("properties").put("provisioningState", "Succeeded");
      put("/resourceGroups/" + name, rest, Duration.ofDays(400));
    }
  }

  /** A registry without a dedicated data endpoint. */
  Resource registry(String group, String name, String sku) {
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
    var path =
        "/resourceGroups/%s/providers/Microsoft.ContainerRegistry/registries/%s"
            .formatted(group, name);
    var registry = put(path, rest, Duration.ofDays(380));
    systemScopeMaps(registry);
    return registry;
  }

  /** Those that the service makes by itself. */
  private void systemScopeMaps(Resource registry) {
    systemScopeMap(registry, "_repositories_pull", List.of("content/read"));
    systemScopeMap(
        registry,
        "_repositories_admin",
        List.of(
            "content/read", "content/write", "content/delete", "metadata/read", "metadata/write"));
  }

  /** A registry with its dedicated data endpoint on. */
  Resource registryWithDataEndpoint(String group, String name) {
    var registry = registry(group, name, "Premium");
    DataEndpoint.setEnabled(world, registry, true);
    return registry;
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

  /** Those of the clusters that are this subscription's. */
  void clusters(List<ClusterSeed> all) {
    all.stream()
        .filter(one -> one.arc().subscription().equals(subscription))
        .forEach(this::cluster);
  }

  private void cluster(ClusterSeed seed) {
    var offline = seed.hasTrait(Trait.OFFLINE);
    var seen = now.minus(offline ? Duration.ofMinutes(20) : Duration.ofSeconds(40));
    var rest = located(seed.tags());
    rest.putObject("identity").put("type", "SystemAssigned");
    rest.withObjectProperty("properties")
        .put("provisioningState", "Succeeded")
        .put("connectivityStatus", offline ? "Offline" : "Connected")
        .put("lastConnectivityTime", seen.toString())
        .put("managedIdentityCertificateExpirationTime", now.plus(Duration.ofDays(70)).toString())
        .put("agentVersion", "1.28.2")
        .put("distribution", "k3s")
        .put("infrastructure", "generic")
        .put("kubernetesVersion", "1.32.2")
        .put("totalNodeCount", 3)
        .put("totalCoreCount", 12);
    world
        .resources()
        .put(
            new Resource(seed.arc(), rest)
                .updateSystemData(now.minus(Duration.ofDays(200)), CREATOR));
  }

  private ObjectNode located(Map<String, String> tags) {
    var rest = JsonNodeFactory.instance.objectNode().put("location", location);
    var shown = rest.putObject("tags");
    tags.forEach(shown::put);
    return rest;
  }

  private Resource put(String path, ObjectNode rest, Duration ago) {
    var id = new ResourceId("/subscriptions/" + subscription + path);
    return world.resources().put(new Resource(id, rest).updateSystemData(now.minus(ago), CREATOR));
  }
}
