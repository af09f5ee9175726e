package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.REGISTRY;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.RequestHandler;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.DataEndpoint;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.SubscriptionSeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Creates and deletes cloud registries.
 *
 * @param update changes one that exists, as its creation does too
 */
record RegistryLifecycleRoutes(ArmContext context, RequestHandler update) {

  private static final Duration CREATION_DURATION = Duration.ofSeconds(5);
  private static final Duration DELETION_DURATION = Duration.ofSeconds(5);
  private static final String TYPE = "Microsoft.ContainerRegistry/registries";

  Router addTo(Router router) {
    return router.route("PUT", REGISTRY, this::put).route("DELETE", REGISTRY, this::delete);
  }

  private ResourceId id(ServerRequest request) {
    return new ResourceId(
        context.group(request).id().text()
            + "/providers/"
            + TYPE
            + "/"
            + request.parameter("registry"));
  }

  private ServerResponse put(ServerRequest request) throws Exception {
    var id = id(request);
    if (context.world().resources().find(id).isPresent()) {
      return update.handle(request);
    }
    requireCreatable(id, request.json());
    var requested = request.json();
    var body = Json.object().put("location", requested.path("location").asText());
    body.set("tags", requested.path("tags").isObject() ? requested.path("tags") : Json.object());
    var sku = requested.at("/sku/name").asText();
    body.putObject("sku").put("name", sku).put("tier", sku);
    var registry = SubscriptionSeed.addNewRegistry(context.world(), id, body);
    RegistryRoutes.changeSettings(registry, requested.path("properties"));
    if (requested.at("/properties/dataEndpointEnabled").asBoolean()) {
      DataEndpoint.setEnabled(context.world(), registry, true);
    }
    registry.set("/properties/provisioningState", "Creating");
    context.updateSystemData(request, registry);
    logEvent(request, registry, "is created");
    return context.startUpdate(request, registry, "registries", CREATION_DURATION);
  }

  private void requireCreatable(ResourceId id, ObjectNode requested) {
    if (requested.path("location").asText().isEmpty()) {
      throw ArmFailure.badRequest(
          "LocationRequired", "The location property is required for this definition.");
    }
    if (!RegistryRoutes.isName(id.name())) {
      throw ArmFailure.of(OwnRefusal.INVALID_REGISTRY_NAME, id.name());
    }
    var sku = requested.at("/sku/name").asText();
    if (!RegistryRoutes.SKUS.contains(sku)) {
      throw ArmFailure.of(OwnRefusal.INVALID_SKU, sku);
    }
    if (requested.at("/properties/dataEndpointEnabled").asBoolean() && !sku.equals("Premium")) {
      throw RegistryRoutes.noDataEndpoint(sku);
    }
    if (RegistryRoutes.isTaken(context.world(), id.name())) {
      throw ArmFailure.conflict(
          "AlreadyInUse",
          "The registry DNS name %s.azurecr.io is already in use. You can check if the name is already claimed using following API: https://docs.microsoft.com/en-us/rest/api/containerregistry/registries/checknameavailability"
              .formatted(id.name()));
    }
  }

  private ServerResponse delete(ServerRequest request) {
    var found = context.world().resources().find(id(request));
    if (found.isEmpty()) {
      return ServerResponse.empty(204);
    }
    var registry = found.get();
    registry.set("/properties/provisioningState", "Deleting");
    var operation =
        context
            .operations()
            .start("registries", DELETION_DURATION, () -> remove(request, registry));
    return context.accepted(request, operation);
  }

  /** With its tokens and scope maps, its connected registries and its images. */
  private void remove(ServerRequest request, Resource registry) {
    var world = context.world();
    world
        .resources()
        .children(registry.id(), "tokens")
        .forEach(token -> world.passwords().remove(token.id()));
    world.resources().remove(registry.id());
    var store = registry.id().text();
    List.copyOf(world.images().repositories(store))
        .forEach(repository -> world.images().remove(store, repository, (_, _) -> true));
    logEvent(request, registry, "is deleted");
  }

  private void logEvent(ServerRequest request, Resource registry, String what) {
    context.logEvent(
        request,
        "Registry %s %s.".formatted(registry.id().name(), what),
        Map.of("registry", registry.id().name()));
  }
}
