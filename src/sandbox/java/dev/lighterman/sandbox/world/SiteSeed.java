package dev.lighterman.sandbox.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates the connected registries that are already deployed in a new world. */
final class SiteSeed {

  private final World world;
  private final Instant now;
  private final Resource registry;
  private final String serviceIp;
  private final Instant deployed;

  /** Sites of one registry, deployed a month ago, that all serve at the same address. */
  SiteSeed(World world, Resource registry, String serviceIp) {
    this(world, registry, serviceIp, world.clock().instant().minus(Duration.ofDays(30)));
  }

  private SiteSeed(World world, Resource registry, String serviceIp, Instant deployed) {
    this.world = world;
    this.now = world.clock().instant();
    this.registry = registry;
    this.serviceIp = serviceIp;
    this.deployed = deployed;
  }

  SiteSeed deployedAt(Instant other) {
    return new SiteSeed(world, registry, serviceIp, other);
  }

  /** Adds a connected registry and its extension on a cluster of the same subscription. */
  void addSite(String cluster, String name, List<String> repositories, Duration lastSync) {
    var syncToken = addConnectedRegistry(name, repositories, lastSync);
    new ExtensionSeed(world, registry, deployed)
        .install(cluster, serviceIp, name, syncToken.secrets().getOrDefault("password1", ""));
    for (var repository : repositories) {
      world
          .images()
          .tags(registry.id().text(), repository)
          .forEach(
              (tag, image) -> world.images().put(connectedId(name).text(), repository, tag, image));
    }
  }

  /** Adds a connected registry without a cluster; returns its sync token. */
  Resource addConnectedRegistry(String name, List<String> repositories, Duration lastSync) {
    putScopeMap(name, name, repositories, true);
    var syncToken = putToken(name, name);
    putScopeMap(name + "client", name + "-client-map", repositories, false);
    var client = putToken(name + "client", name + "-client-map");
    putConnectedRegistry(name, syncToken, client.id(), lastSync);
    return syncToken;
  }

  private void putScopeMap(
      String owner, String map, List<String> repositories, boolean withGateway) {
    var actions = new ArrayList<String>();
    for (var repository : repositories) {
      actions.add("repositories/" + repository + "/content/read");
      actions.add("repositories/" + repository + "/metadata/read");
    }
    if (withGateway) {
      for (var verb : List.of("config/read", "config/write", "message/read", "message/write")) {
        actions.add("gateway/" + owner + "/" + verb);
      }
    }
    var body = JsonNodeFactory.instance.objectNode();
    body.withObjectProperty("properties")
        .put("description", "Created for " + owner)
        .put("type", "UserDefined")
        .put("creationDate", deployed.toString())
        .put("provisioningState", "Succeeded");
    put(registry.id().child("scopeMaps", map), body).set("/properties/actions", actions);
  }

  private Resource putToken(String name, String scopeMap) {
    var body = JsonNodeFactory.instance.objectNode();
    body.withObjectProperty("properties")
        .put("creationDate", deployed.toString())
        .put("provisioningState", "Succeeded")
        .put("scopeMapId", registry.id().child("scopeMaps", scopeMap).text())
        .put("status", "enabled")
        .putObject("credentials")
        .putArray("passwords");
    var token = put(registry.id().child("tokens", name), body);
    var password = world.passwords().generate(token, "password1", Optional.empty());
    password.markReplicated();
    token.set("/properties/credentials/passwords/0/creationTime", deployed.toString());
    token.secrets().put("password1", password.value());
    return token;
  }

  private void putConnectedRegistry(
      String name, Resource syncToken, ResourceId client, Duration lastSync) {
    var body = JsonNodeFactory.instance.objectNode();
    var properties = body.withObjectProperty("properties");
    properties.put("provisioningState", "Succeeded").put("mode", "ReadOnly");
    putSyncStatus(properties, syncToken.id(), lastSync);
    properties.putArray("clientTokenIds").add(client.text());
    var server = properties.putObject("loginServer").put("host", serviceIp);
    server.putObject("tls").put("status", "Enabled").putObject("certificate");
    properties
        .putObject("logging")
        .put("logLevel", "Information")
        .put("auditLogStatus", "Disabled");
    properties.putObject("garbageCollection").put("enabled", true).put("schedule", "0 0 * * *");
    DataEndpoint.updateGateway(registry, put(connectedId(name), body));
  }

  private void putSyncStatus(ObjectNode properties, ResourceId syncToken, Duration lastSync) {
    var online = lastSync.compareTo(Duration.ofHours(1)) < 0;
    var synced = now.minus(lastSync).toString();
    properties.put("version", "1.0.0").put("lastActivityTime", synced);
    properties.put("connectionState", online ? "Online" : "Offline");
    properties.putObject("activation").put("status", "Active");
    properties
        .putObject("parent")
        .putObject("syncProperties")
        .put("tokenId", syncToken.text())
        .put("schedule", "* * * * *")
        .put("messageTtl", "P2D")
        .put("lastSyncTime", synced);
  }

  private ResourceId connectedId(String name) {
    return registry.id().child("connectedRegistries", name);
  }

  private Resource put(ResourceId id, ObjectNode body) {
    return world
        .resources()
        .put(new Resource(id, body).updateSystemData(deployed, SubscriptionSeed.CREATOR));
  }
}
