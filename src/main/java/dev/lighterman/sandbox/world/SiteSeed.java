package dev.lighterman.sandbox.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stores that run a connected registry already: what was deployed for each, and when. */
final class SiteSeed {

  static final String SERVICE_IP = "10.43.0.50";

  /** When it was done at store-102, which people still talk about. */
  private static final LocalTime YESTERDAY = LocalTime.of(14, 4);

  private final World world;
  private final Instant now;
  private final Instant deployed;
  private final Resource registry;

  private SiteSeed(World world, Instant now, Instant deployed) {
    this.world = world;
    this.now = now;
    this.deployed = deployed;
    this.registry =
        world
            .resources()
            .named("Microsoft.ContainerRegistry/registries", "myacrregistry")
            .orElseThrow();
  }

  static void fill(World world, Instant now) {
    var monthAgo = new SiteSeed(world, now, now.minus(Duration.ofDays(30)));
    var yesterday = now.atZone(ZoneOffset.UTC).minusDays(1).with(YESTERDAY).toInstant();
    monthAgo.site("store-101", "store101", List.of("pos", "menu"), Duration.ofMinutes(1));
    new SiteSeed(world, now, yesterday)
        .site("store-102", "store102", List.of("pos", "menu"), Duration.ofMinutes(1));
    monthAgo.site("store-103", "store103", List.of("pos"), Duration.ofHours(7));
  }

  private void site(String cluster, String name, List<String> repositories, Duration lastSync) {
    scopeMap(name, name, repositories, true);
    var sync = token(name, name);
    scopeMap(name + "client", name + "-client-map", repositories, false);
    var client = token(name + "client", name + "-client-map");
    connectedRegistry(name, sync, client.id(), lastSync);
    extension(cluster, name, sync.secrets().getOrDefault("password1", ""));
    for (var repository : repositories) {
      world
          .images()
          .tags(registry.id().text(), repository)
          .forEach(
              (tag, image) -> world.images().put(connectedId(name).text(), repository, tag, image));
    }
  }

  private void scopeMap(String owner, String map, List<String> repositories, boolean syncs) {
    var actions = new ArrayList<String>();
    for (var repository : repositories) {
      actions.add("repositories/" + repository + "/content/read");
      actions.add("repositories/" + repository + "/metadata/read");
    }
    if (syncs) {
      for (var verb : List.of("config/read", "config/write", "message/read", "message/write")) {
        actions.add("gateway/" + owner + "/" + verb);
      }
    }
    var rest = JsonNodeFactory.instance.objectNode();
    rest.withObjectProperty("properties")
        .put("description", "Created for " + owner)
        .put("type", "UserDefined")
        .put("creationDate", deployed.toString())
        .put("provisioningState", "Succeeded");
    put(registry.id().child("scopeMaps", map), rest).set("/properties/actions", actions);
  }

  private Resource token(String name, String scopeMap) {
    var rest = JsonNodeFactory.instance.objectNode();
    rest.withObjectProperty("properties")
        .put("creationDate", deployed.toString())
        .put("provisioningState", "Succeeded")
        .put("scopeMapId", registry.id().child("scopeMaps", scopeMap).text())
        .put("status", "enabled")
        .putObject("credentials");
    var token = put(registry.id().child("tokens", name), rest);
    var password = world.passwords().generate(token, "password1", Optional.empty());
    password.replicated();
    token.set("/properties/credentials/passwords/0/creationTime", deployed.toString());
    token.secrets().put("password1", password.value());
    return token;
  }

  private void connectedRegistry(String name, Resource sync, ResourceId client, Duration lastSync) {
    var online = lastSync.compareTo(Duration.ofHours(1)) < 0;
    var synced = now.minus(lastSync).toString();
    var rest = JsonNodeFactory.instance.objectNode();
    var properties = rest.withObjectProperty("properties");
    properties.put("provisioningState", "Succeeded").put("mode", "ReadOnly");
    properties.put("version", "1.0.0").put("lastActivityTime", synced);
    properties.put("connectionState", online ? "Online" : "Offline");
    properties.putObject("activation").put("status", "Active");
    properties
        .putObject("parent")
        .putObject("syncProperties")
        .put("tokenId", sync.id().text())
        .put("schedule", "* * * * *")
        .put("messageTtl", "P2D")
        .put("lastSyncTime", synced);
    properties.putArray("clientTokenIds").add(client.text());
    var server = properties.putObject("loginServer").put("host", SERVICE_IP);
    server.putObject("tls").put("status", "Enabled").putObject("certificate");
    properties
        .putObject("logging")
        .put("logLevel", "Information")
        .put("auditLogStatus", "Disabled");
    properties.putObject("garbageCollection").put("enabled", true).put("schedule", "0 0 * * *");
    DataEndpoint.show(registry, put(connectedId(name), rest));
  }

  private void extension(String cluster, String name, String password) {
    var host =
        world.resources().named("Microsoft.Kubernetes/connectedClusters", cluster).orElseThrow();
    var rest = JsonNodeFactory.instance.objectNode();
    rest.putObject("identity").put("type", "SystemAssigned");
    var properties = rest.withObjectProperty("properties");
    properties.put("extensionType", "microsoft.containerregistry.connectedregistry");
    properties.put("autoUpgradeMinorVersion", true).put("releaseTrain", "Stable");
    properties.putNull("version").put("currentVersion", "1.0.0");
    properties
        .putObject("scope")
        .putObject("cluster")
        .put("releaseNamespace", "connected-registry");
    properties
        .putObject("configurationSettings")
        .put("service.clusterIP", SERVICE_IP)
        .put("cert-manager.enabled", "true")
        .put("cert-manager.install", "false");
    properties.putObject("configurationProtectedSettings").put("connectionString", "");
    properties.put("provisioningState", "Succeeded").put("isSystemExtension", false);
    properties.putArray("statuses");
    properties.putNull("errorInfo");
    var id = host.id().text() + "/providers/Microsoft.KubernetesConfiguration/extensions/" + name;
    put(new ResourceId(id), rest).secrets().put("connectionString", connection(name, password));
  }

  private String connection(String name, String password) {
    return "ConnectedRegistryName=%s;SyncTokenName=%s;SyncTokenPassword=%s;ParentGatewayEndpoint=%s;ParentEndpointProtocol=https"
        .formatted(name, name, password, DataEndpoint.host(registry));
  }

  private ResourceId connectedId(String name) {
    return registry.id().child("connectedRegistries", name);
  }

  private Resource put(ResourceId id, ObjectNode rest) {
    return world.resources().put(new Resource(id, rest).touched(deployed, WorldSeed.CREATOR));
  }
}
