package dev.lighterman.sandbox.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.world.ClusterSeed.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Creates the resources of one subscription: resource groups, registries, Arc clusters. */
public final class SubscriptionSeed {

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

  /** Registers the providers that deployments need, except these. */
  void registerProvidersExcept(String... namespaces) {
    var excluded = List.of(namespaces);
    for (var namespace : PROVIDERS) {
      var state = excluded.contains(namespace) ? "NotRegistered" : "Registered";
      world.providers().set(subscription, namespace, state);
    }
  }

  void addResourceGroups(String... names) {
    for (var name : names) {
      var body = newBody(Map.of());
      body.withObjectProperty("properties").put("provisioningState", "Succeeded");
      put("/resourceGroups/" + name, body, Duration.ofDays(400));
    }
  }

  /** Adds a registry whose dedicated data endpoint is disabled. */
  Resource addRegistry(String group, String name, String sku) {
    var body = newBody(Map.of("team", "edge"));
    body.putObject("sku").put("name", sku).put("tier", sku);
    var created = now.minus(Duration.ofDays(380));
    body.set("properties", registryProperties(name, created.toString()));
    var path =
        "/resourceGroups/%s/providers/Microsoft.ContainerRegistry/registries/%s"
            .formatted(group, name);
    var registry = put(path, body, Duration.ofDays(380));
    addSystemScopeMaps(world, registry, created.toString());
    return registry;
  }

  /**
   * Adds a registry that somebody creates now, with all that the service sets by itself.
   *
   * @param body its region, SKU and tags
   */
  public static Resource addNewRegistry(World world, ResourceId id, ObjectNode body) {
    var created = world.clock().instant().toString();
    body.set("properties", registryProperties(id.name(), created));
    var registry = world.resources().put(new Resource(id, body));
    addSystemScopeMaps(world, registry, created);
    return registry;
  }

  /** What the service answers for a registry, whose owner has left everything as it is. */
  private static ObjectNode registryProperties(String name, String created) {
    var properties = JsonNodeFactory.instance.objectNode();
    properties
        .put("loginServer", name.toLowerCase(Locale.ROOT) + ".azurecr.io")
        .put("creationDate", created)
        .put("provisioningState", "Succeeded")
        .put("adminUserEnabled", false);
    properties.putObject("networkRuleSet").put("defaultAction", "Allow").putArray("ipRules");
    var policies = properties.putObject("policies");
    policies.putObject("quarantinePolicy").put("status", "disabled");
    policies.putObject("trustPolicy").put("type", "Notary").put("status", "disabled");
    policies
        .putObject("retentionPolicy")
        .put("days", 7)
        .put("lastUpdatedTime", created)
        .put("status", "disabled");
    policies.putObject("exportPolicy").put("status", "enabled");
    policies.putObject("azureADAuthenticationAsArmPolicy").put("status", "enabled");
    properties.putObject("encryption").put("status", "disabled");
    properties.put("dataEndpointEnabled", false).putArray("dataEndpointHostNames");
    properties.putArray("privateEndpointConnections");
    return properties
        .put("publicNetworkAccess", "Enabled")
        .put("networkRuleBypassOptions", "AzureServices")
        .put("zoneRedundancy", "Disabled")
        .put("anonymousPullEnabled", false)
        .put("roleAssignmentMode", "LegacyRegistryPermissions");
  }

  /** Adds the scope maps that the service creates in every registry. */
  private static void addSystemScopeMaps(World world, Resource registry, String created) {
    addSystemScopeMap(world, registry, created, "_repositories_pull", List.of("content/read"));
    addSystemScopeMap(
        world,
        registry,
        created,
        "_repositories_admin",
        List.of(
            "content/read", "content/write", "content/delete", "metadata/read", "metadata/write"));
  }

  /** Adds a Premium registry whose dedicated data endpoint is enabled. */
  Resource addRegistryWithDataEndpoint(String group, String name) {
    var registry = addRegistry(group, name, "Premium");
    DataEndpoint.setEnabled(world, registry, true);
    return registry;
  }

  private static void addSystemScopeMap(
      World world, Resource registry, String created, String name, List<String> verbs) {
    var body = JsonNodeFactory.instance.objectNode();
    body.withObjectProperty("properties")
        .put("description", "Predefined by the service")
        .put("type", "SystemDefined")
        .put("creationDate", created)
        .put("provisioningState", "Succeeded");
    world
        .resources()
        .put(new Resource(registry.id().child("scopeMaps", name), body))
        .set("/properties/actions", verbs.stream().map(verb -> "repositories/*/" + verb).toList());
  }

  /** Adds those of the clusters that belong to this subscription. */
  void addClusters(List<ClusterSeed> all) {
    all.stream()
        .filter(each -> each.arc().subscription().equals(subscription))
        .forEach(this::addCluster);
  }

  private void addCluster(ClusterSeed seed) {
    var offline = seed.hasTrait(Trait.OFFLINE);
    var lastConnectivity = now.minus(offline ? Duration.ofMinutes(20) : Duration.ofSeconds(40));
    var body = newBody(seed.tags());
    body.putObject("identity").put("type", "SystemAssigned");
    body.withObjectProperty("properties")
        .put("provisioningState", "Succeeded")
        .put("agentPublicKeyCertificate", "MIICCgKCAgEA")
        .put("connectivityStatus", offline ? "Offline" : "Connected")
        .put("lastConnectivityTime", lastConnectivity.toString())
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
            new Resource(seed.arc(), body)
                .updateSystemData(now.minus(Duration.ofDays(200)), CREATOR));
  }

  private ObjectNode newBody(Map<String, String> tags) {
    var body = JsonNodeFactory.instance.objectNode().put("location", location);
    var tagsJson = body.putObject("tags");
    tags.forEach(tagsJson::put);
    return body;
  }

  private Resource put(String path, ObjectNode body, Duration age) {
    var id = new ResourceId("/subscriptions/" + subscription + path);
    return world.resources().put(new Resource(id, body).updateSystemData(now.minus(age), CREATOR));
  }
}
