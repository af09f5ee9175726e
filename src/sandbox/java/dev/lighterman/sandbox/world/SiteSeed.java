package dev.lighterman.sandbox.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stores that run a connected registry already: what was deployed for each, and when. */
final class SiteSeed {

  private final World world;
  private final Instant now;
  private final Resource registry;
  private final String serviceIp;
  private final Instant deployed;

  /** For sites of this registry's, which all serve at the same address, for a month now. */
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

  /** For sites that were deployed at another time. */
  SiteSeed since(Instant other) {
    return new SiteSeed(world, registry, serviceIp, other);
  }

  /** The cluster of this name in the registry's subscription runs a connected registry. */
  void addSite(String cluster, String name, List<String> repositories, Duration lastSync) {
    var sync = connected(name, repositories, lastSync);
    new ExtensionSeed(world, registry, deployed)
        .installed(cluster, serviceIp, name, sync.secrets().getOrDefault("password1", ""));
    for (var repository : repositories) {
      world
          .images()
          .tags(registry.id().text(), repository)
          .forEach(
              (tag, image) -> world.images().put(connectedId(name).text(), repository, tag, image));
    }
  }

  /** A connected registry of which this world does not see the cluster; answers its sync token. */
  Resource connected(String name, List<String> repositories, Duration lastSync) {
    scopeMap(name, name, repositories, true);
    var sync = token(name, name);
    scopeMap(name + "client", name + "-client-map", repositories, false);
    var client = token(name + "client", name + "-client-map");
    connectedRegistry(name, sync, client.id(), lastSync);
    return sync;
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
    password.markReplicated();
    token.set("/properties/credentials/passwords/0/creationTime", deployed.toString());
    token.secrets().put("password1", password.value());
    return token;
  }

  private void connectedRegistry(String name, Resource sync, ResourceId client, Duration lastSync) {
    var rest = JsonNodeFactory.instance.objectNode();
    var properties = rest.withObjectProperty("properties");
    properties.put("provisioningState", "Succeeded").put("mode", "ReadOnly");
    heard(properties, sync.id(), lastSync);
    properties.putArray("clientTokenIds").add(client.text());
    var server = properties.putObject("loginServer").put("host", serviceIp);
    server.putObject("tls").put("status", "Enabled").putObject("certificate");
    properties
        .putObject("logging")
        .put("logLevel", "Information")
        .put("auditLogStatus", "Disabled");
    properties.putObject("garbageCollection").put("enabled", true).put("schedule", "0 0 * * *");
    DataEndpoint.show(registry, put(connectedId(name), rest));
  }

  /** What its parent knows of it since the last sync. */
  private void heard(ObjectNode properties, ResourceId syncToken, Duration lastSync) {
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

  private Resource put(ResourceId id, ObjectNode rest) {
    return world
        .resources()
        .put(new Resource(id, rest).updateSystemData(deployed, SubscriptionSeed.CREATOR));
  }
}
