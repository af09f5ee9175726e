package dev.lighterman.sandbox.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.world.DataEndpoint;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What can happen to the cloud registries, their images and their subscriptions. */
final class RegistryFaultEffects {

  private static final int MOST_CONNECTED = 50;

  private final World world;
  private final FaultTargets targets;

  RegistryFaultEffects(World world) {
    this.world = world;
    this.targets = new FaultTargets(world);
  }

  List<FaultRepair> fill(Fault fault) {
    return targets.breakEach(FaultTargets.REGISTRIES, fault, "registry", this::fill);
  }

  private Optional<FaultRepair> fill(Resource registry) {
    var there = world.resources().children(registry.id(), "connectedRegistries").size();
    var fillers =
        IntStream.range(there, MOST_CONNECTED)
            .mapToObj(i -> registry.id().child("connectedRegistries", "filler" + i))
            .toList();
    for (var id : fillers) {
      var filler = new Resource(id, filler(registry.id().child("tokens", id.name())));
      world
          .resources()
          .put(filler.updateSystemData(world.clock().instant(), "somebody@harbour.example"));
    }
    targets.say("Registry %s is full of connected registries.", "registry", registry);
    return fillers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            targets.underLock(
                () -> fillers.stream().anyMatch(id -> world.resources().find(id).isPresent()),
                () -> fillers.forEach(world.resources()::remove)));
  }

  private static ObjectNode filler(ResourceId syncToken) {
    var rest = Json.object();
    var properties = rest.putObject("properties");
    properties.put("provisioningState", "Succeeded").put("mode", "ReadOnly");
    properties.put("connectionState", "Offline");
    properties.putObject("activation").put("status", "Inactive");
    properties
        .putObject("parent")
        .putObject("syncProperties")
        .put("tokenId", syncToken.text())
        .put("schedule", "* * * * *")
        .put("messageTtl", "P2D");
    return rest;
  }

  List<FaultRepair> downgrade(Fault fault) {
    return targets.breakEach(
        FaultTargets.REGISTRIES,
        fault,
        "registry",
        registry -> {
          targets.say("Registry %s is Basic now.", "registry", registry);
          return targets.change(registry, Map.of("/sku/name", "Basic", "/sku/tier", "Basic"));
        });
  }

  List<FaultRepair> closeEndpoint(Fault fault) {
    return targets.breakEach(FaultTargets.REGISTRIES, fault, "registry", this::closeEndpoint);
  }

  private Optional<FaultRepair> closeEndpoint(Resource registry) {
    if (!open(registry)) {
      return Optional.empty();
    }
    DataEndpoint.setEnabled(world, registry, false);
    targets.say("Registry %s has its dedicated data endpoint off.", "registry", registry);
    return Optional.of(
        targets.underLock(
            () -> !open(registry), () -> DataEndpoint.setEnabled(world, registry, true)));
  }

  private static boolean open(Resource registry) {
    return registry.flag("/properties/dataEndpointEnabled");
  }

  List<FaultRepair> removeImage(Fault fault) {
    var image = fault.detail("image").orElse("hello-world");
    var back = world.locked(() -> world.images().remove(image.replaceFirst(":[^/]*$", "")));
    world
        .eventLog()
        .append("Image %s is nowhere to be found.".formatted(image), Map.of("image", image));
    return List.of(targets.underLock(() -> true, back));
  }

  List<FaultRepair> unregister(Fault fault) {
    var namespace = fault.detail("provider").orElse("Microsoft.KubernetesConfiguration");
    setEverywhere(namespace, "NotRegistered");
    world
        .eventLog()
        .append(
            "The subscription is not registered with %s any more.".formatted(namespace),
            Map.of("provider", namespace));
    return List.of(
        targets.underLock(
            () -> anywhere(namespace, "NotRegistered"),
            () -> setEverywhere(namespace, "Registered")));
  }

  private boolean anywhere(String namespace, String state) {
    return world.tenant().subscriptions().stream()
        .flatMap(one -> world.providers().find(one.id(), namespace).stream())
        .anyMatch(provider -> provider.state().equals(state));
  }

  private void setEverywhere(String namespace, String state) {
    world.runLocked(() ->
        world
            .tenant()
            .subscriptions()
            .forEach(one -> world.providers().set(one.id(), namespace, state)));
  }
}
