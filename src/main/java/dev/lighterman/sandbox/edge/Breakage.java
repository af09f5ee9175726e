package dev.lighterman.sandbox.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.world.DataEndpoint;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Breaks the world where a fault is something that happens, and mends it when faults are cleared;
 * faults that only forbid something are read where they matter.
 */
final class Breakage implements Consumer<Optional<Fault>> {

  private static final String REGISTRIES = "Microsoft.ContainerRegistry/registries";
  private static final String CONNECTED = REGISTRIES + "/connectedRegistries";
  private static final String CLUSTERS = "Microsoft.Kubernetes/connectedClusters";
  private static final int MOST_CONNECTED = 50;

  private final World world;
  private final Clusters clusters;
  private final Deque<Runnable> mending = new ArrayDeque<>();

  Breakage(World world, Clusters clusters) {
    this.world = world;
    this.clusters = clusters;
  }

  @Override
  public synchronized void accept(Optional<Fault> put) {
    put.ifPresentOrElse(this::breakDown, this::mend);
  }

  private void breakDown(Fault fault) {
    switch (fault.name()) {
      case "arc-offline" -> each(CLUSTERS, fault, "cluster", this::disconnect);
      case "wrong-password" -> each(CONNECTED, fault, "connectedRegistry", this::replacePassword);
      case "registry-full" -> each(REGISTRIES, fault, "registry", this::fill);
      case "registry-basic" -> each(REGISTRIES, fault, "registry", this::downgrade);
      case "data-endpoint-off" -> each(REGISTRIES, fault, "registry", this::closeEndpoint);
      case "token-detached" -> each(CONNECTED, fault, "connectedRegistry", this::detach);
      case "storage-class-missing" -> removeStorageClass(fault);
      case "image-missing" -> removeImage(fault.detail("image").orElse("hello-world"));
      case "provider-unregistered" ->
          unregister(fault.detail("provider").orElse("Microsoft.KubernetesConfiguration"));
      case "not-allowed-in-cluster" -> withhold(fault);
      default -> {}
    }
  }

  private void mend() {
    while (!mending.isEmpty()) {
      mending.pop().run();
    }
  }

  private void each(String type, Fault fault, String detail, Consumer<Resource> how) {
    world.alone(() ->
        world.resources().ofType(type).stream()
            .filter(one -> fault.about(detail, one.id().name()))
            .forEach(how));
  }

  private void disconnect(Resource cluster) {
    change(cluster, "/properties/connectivityStatus", "Offline");
    cluster.set("/properties/lastConnectivityTime", world.clock().instant().toString());
    say("The agents of cluster %s lose touch with Azure.", "cluster", cluster);
  }

  private void replacePassword(Resource connected) {
    var token = new ResourceId(connected.text("/properties/parent/syncProperties/tokenId"));
    world
        .resources()
        .find(token)
        .ifPresent(t -> world.passwords().generate(t, "password1", Optional.empty()));
    say(
        "Somebody replaces the sync password of connected registry %s.",
        "connectedRegistry", connected);
  }

  private void fill(Resource registry) {
    var there = world.resources().children(registry.id(), "connectedRegistries").size();
    for (var i = there; i < MOST_CONNECTED; i++) {
      var token = registry.id().child("tokens", "filler" + i);
      var id = registry.id().child("connectedRegistries", "filler" + i);
      var filler = new Resource(id, filler(token));
      world.resources().put(filler.touched(world.clock().instant(), "somebody@harbour.example"));
      mending.push(() -> world.alone(() -> world.resources().remove(filler.id())));
    }
    say("Registry %s is full of connected registries.", "registry", registry);
  }

  private static ObjectNode filler(ResourceId token) {
    var rest = Json.object();
    var properties = rest.putObject("properties");
    properties.put("provisioningState", "Succeeded").put("mode", "ReadOnly");
    properties.put("connectionState", "Offline");
    properties.putObject("activation").put("status", "Inactive");
    properties
        .putObject("parent")
        .putObject("syncProperties")
        .put("tokenId", token.text())
        .put("schedule", "* * * * *")
        .put("messageTtl", "P2D");
    return rest;
  }

  private void downgrade(Resource registry) {
    change(registry, "/sku/name", "Basic");
    change(registry, "/sku/tier", "Basic");
    say("Registry %s is Basic now.", "registry", registry);
  }

  private void closeEndpoint(Resource registry) {
    if (registry.flag("/properties/dataEndpointEnabled")) {
      DataEndpoint.turn(world, registry, false);
      mending.push(() -> world.alone(() -> DataEndpoint.turn(world, registry, true)));
      say("Registry %s has its dedicated data endpoint off.", "registry", registry);
    }
  }

  private void detach(Resource connected) {
    var before = connected.texts("/properties/clientTokenIds");
    connected.set("/properties/clientTokenIds", List.of());
    mending.push(() -> world.alone(() -> connected.set("/properties/clientTokenIds", before)));
    say("Connected registry %s lets in no client any more.", "connectedRegistry", connected);
  }

  private void removeStorageClass(Fault fault) {
    var arc = world.locked(() -> world.resources().ofType(CLUSTERS));
    for (var one : arc) {
      if (!fault.about("cluster", one.id().name())) {
        continue;
      }
      var cluster = clusters.behind(one.id());
      for (var storage : cluster.list("StorageClass", "")) {
        var name = storage.at("/metadata/name").asText();
        if (fault.about("class", name)) {
          cluster.delete("StorageClass", "", name);
          mending.push(() -> cluster.apply(bare(storage)));
          say("Storage class " + name + " is gone from cluster %s.", "cluster", one);
        }
      }
    }
  }

  private static ObjectNode bare(ObjectNode object) {
    var bare = object.deepCopy();
    bare.withObject("/metadata").retain("name", "labels", "annotations");
    return bare;
  }

  private void withhold(Fault fault) {
    var right = fault.detail("verb").orElse("get") + " " + fault.detail("resource").orElse("pods");
    world.locked(() -> world.resources().ofType(CLUSTERS)).stream()
        .filter(one -> fault.about("cluster", one.id().name()))
        .map(one -> clusters.behind(one.id()))
        .forEach(cluster -> {
          cluster.withholds(right);
          mending.push(cluster::grantsAll);
        });
  }

  private void removeImage(String image) {
    var repository = image.replaceFirst(":[^/]*$", "");
    world.alone(() -> mending.push(world.images().remove(repository)));
    world
        .journal()
        .say("Image %s is nowhere to be found.".formatted(image), Map.of("image", image));
  }

  private void unregister(String namespace) {
    setEverywhere(namespace, "NotRegistered");
    mending.push(() -> setEverywhere(namespace, "Registered"));
    world
        .journal()
        .say(
            "The subscription is not registered with %s any more.".formatted(namespace),
            Map.of("provider", namespace));
  }

  private void setEverywhere(String namespace, String state) {
    world.alone(() ->
        world
            .tenant()
            .subscriptions()
            .forEach(one -> world.providers().set(one.id(), namespace, state)));
  }

  private void change(Resource resource, String pointer, String value) {
    var before = resource.text(pointer);
    resource.set(pointer, value);
    mending.push(() -> world.alone(() -> resource.set(pointer, before)));
  }

  private void say(String sentence, String kind, Resource about) {
    world.journal().say(sentence.formatted(about.id().name()), Map.of(kind, about.id().name()));
  }
}
