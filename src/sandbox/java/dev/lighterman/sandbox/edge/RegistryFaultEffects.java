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
import java.util.function.Function;
import java.util.stream.IntStream;

/** The faults of cloud registries, their images and their subscriptions. */
final class RegistryFaultEffects {

  private static final int MAX_CONNECTED_REGISTRIES = 50;
  private static final String WRITE = "write";

  private final World world;
  private final FaultTargets targets;

  RegistryFaultEffects(World world) {
    this.world = world;
    this.targets = new FaultTargets(world);
  }

  Map<String, Function<Fault, List<FaultRepair>>> byName() {
    return Map.of(
        "registry-full", this::fillRegistry,
        "registry-basic", this::downgrade,
        "registry-abac", this::requireRepositoryRoles,
        "registry-closed", this::closeNetwork,
        "arm-tokens-refused", this::refuseArmTokens,
        "data-endpoint-off", this::disableEndpoint,
        "image-missing", this::removeImage,
        "provider-unregistered", this::unregister);
  }

  private List<FaultRepair> fillRegistry(Fault fault) {
    return targets.applyToEach(FaultTargets.REGISTRIES, fault, "registry", this::fillRegistry);
  }

  private Optional<FaultRepair> fillRegistry(Resource registry) {
    var existing = world.resources().children(registry.id(), "connectedRegistries").size();
    var fillers =
        IntStream.range(existing, MAX_CONNECTED_REGISTRIES)
            .mapToObj(i -> registry.id().child("connectedRegistries", "filler" + i))
            .toList();
    for (var id : fillers) {
      var filler = new Resource(id, filler(registry.id().child("tokens", id.name())));
      world
          .resources()
          .put(filler.updateSystemData(world.clock().instant(), "somebody@harbour.example"));
    }
    targets.log("Registry %s is full of connected registries.", "registry", registry);
    return fillers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            targets.lockedRepair(
                () -> fillers.stream().anyMatch(id -> world.resources().find(id).isPresent()),
                () -> fillers.forEach(world.resources()::remove)));
  }

  private static ObjectNode filler(ResourceId syncToken) {
    var document = Json.object();
    var properties = document.putObject("properties");
    properties.put("provisioningState", "Succeeded").put("mode", "ReadOnly");
    properties.put("connectionState", "Offline");
    properties.putObject("activation").put("status", "Inactive");
    properties
        .putObject("parent")
        .putObject("syncProperties")
        .put("tokenId", syncToken.text())
        .put("schedule", "* * * * *")
        .put("messageTtl", "P2D");
    return document;
  }

  private List<FaultRepair> downgrade(Fault fault) {
    return change(
        fault, "Registry %s is Basic now.", Map.of("/sku/name", "Basic", "/sku/tier", "Basic"));
  }

  /** Registries that let nobody in by a role such as AcrPull. */
  private List<FaultRepair> requireRepositoryRoles(Fault fault) {
    return change(
        fault,
        "Registry %s gives access by repository now.",
        Map.of("/properties/roleAssignmentMode", "AbacRepositoryPermissions"));
  }

  /** Registries that take no token for Resource Manager. */
  private List<FaultRepair> refuseArmTokens(Fault fault) {
    return change(
        fault,
        "Registry %s takes tokens for registries only.",
        Map.of("/properties/policies/azureADAuthenticationAsArmPolicy/status", "disabled"));
  }

  /** Registries that are reached by their private endpoint only. */
  private List<FaultRepair> closeNetwork(Fault fault) {
    if (fault.details().containsKey("rules")) {
      return change(
          fault,
          "Registry %s lets in nobody whose address is not in its rules.",
          Map.of("/properties/networkRuleSet/defaultAction", "Deny"));
    }
    return change(
        fault,
        "Registry %s lets in nobody from outside.",
        Map.of("/properties/publicNetworkAccess", "Disabled"));
  }

  private List<FaultRepair> change(Fault fault, String sentence, Map<String, String> values) {
    return targets.applyToEach(
        FaultTargets.REGISTRIES,
        fault,
        "registry",
        registry -> {
          targets.log(sentence, "registry", registry);
          targets.record(registry, WRITE);
          return targets.change(registry, values);
        });
  }

  private List<FaultRepair> disableEndpoint(Fault fault) {
    return targets.applyToEach(FaultTargets.REGISTRIES, fault, "registry", this::disableEndpoint);
  }

  private Optional<FaultRepair> disableEndpoint(Resource registry) {
    if (!isEndpointEnabled(registry)) {
      return Optional.empty();
    }
    DataEndpoint.setEnabled(world, registry, false);
    targets.record(registry, WRITE);
    targets.log("Registry %s has its dedicated data endpoint off.", "registry", registry);
    return Optional.of(
        targets.lockedRepair(
            () -> !isEndpointEnabled(registry),
            () -> DataEndpoint.setEnabled(world, registry, true)));
  }

  private static boolean isEndpointEnabled(Resource registry) {
    return registry.flag("/properties/dataEndpointEnabled");
  }

  private List<FaultRepair> removeImage(Fault fault) {
    var image = fault.detail("image").orElse("hello-world");
    var restore = world.locked(() -> world.images().remove(image.replaceFirst(":[^/]*$", "")));
    world
        .eventLog()
        .append("Image %s is nowhere to be found.".formatted(image), Map.of("image", image));
    return List.of(targets.lockedRepair(() -> true, restore));
  }

  private List<FaultRepair> unregister(Fault fault) {
    var namespace = fault.detail("provider").orElse("Microsoft.KubernetesConfiguration");
    setEverywhere(namespace, "NotRegistered");
    world
        .eventLog()
        .append(
            "The subscription is not registered with %s any more.".formatted(namespace),
            Map.of("provider", namespace));
    return List.of(
        targets.lockedRepair(
            () -> isAnywhere(namespace, "NotRegistered"),
            () -> setEverywhere(namespace, "Registered")));
  }

  private boolean isAnywhere(String namespace, String state) {
    return world.tenant().subscriptions().stream()
        .flatMap(subscription -> world.providers().find(subscription.id(), namespace).stream())
        .anyMatch(provider -> provider.state().equals(state));
  }

  private void setEverywhere(String namespace, String state) {
    world.runLocked(() ->
        world
            .tenant()
            .subscriptions()
            .forEach(subscription -> world.providers().set(subscription.id(), namespace, state)));
  }
}
