package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.CLUSTER;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import java.util.Map;

/** A cluster's extensions; the cluster's agents carry out the changes. */
final class ExtensionRoutes {

  private static final String COLLECTION =
      CLUSTER + "/providers/Microsoft.KubernetesConfiguration/extensions";
  private static final String PATH = COLLECTION + "/{name}";

  private final ArmContext context;
  private final ArcAgents agents;

  ExtensionRoutes(ArmContext context, ArcAgents agents) {
    this.context = context;
    this.agents = agents;
  }

  Router addTo(Router router) {
    return router
        .route("GET", COLLECTION, this::list)
        .route("GET", PATH, r -> ArmContext.resource(200, extension(r)))
        .route("PUT", PATH, this::put)
        .route("PATCH", PATH, this::update)
        .route("DELETE", PATH, this::delete)
        .route("GET", PATH + "/operations/{operation}", context.operations()::status);
  }

  private ServerResponse list(ServerRequest request) {
    var page =
        context.pageBody(
            request,
            context
                .world()
                .resources()
                .children(
                    context.cluster(request).id(),
                    "providers/Microsoft.KubernetesConfiguration/extensions")
                .stream()
                .map(Resource::document)
                .toList());
    // Other providers leave it out on the last page; this one says null.
    page.putIfAbsent("nextLink", NullNode.getInstance());
    return ServerResponse.json(200, page);
  }

  private ServerResponse put(ServerRequest request) {
    var id = id(request);
    var existing = context.world().resources().find(id);
    existing.ifPresent(ExtensionRoutes::requireIdle);
    var extension = ExtensionDocument.applyPut(context.world(), id, request.json());
    extension.set("/properties/provisioningState", existing.isPresent() ? "Updating" : "Creating");
    context.updateSystemData(request, context.world().resources().put(extension));
    logEvent(request, id, existing.isPresent() ? "is to be changed" : "is to be installed");
    agents.ensure(id);
    return accepted(
        request, extension, ArmContext.resource(existing.isPresent() ? 200 : 201, extension));
  }

  private ServerResponse update(ServerRequest request) {
    var extension = extension(request);
    requireIdle(extension);
    ExtensionDocument.applyPatch(extension, request.json());
    extension.set("/properties/provisioningState", "Updating");
    context.updateSystemData(request, extension);
    logEvent(request, extension.id(), "is to be changed");
    agents.ensure(extension.id());
    return accepted(request, extension, ArmContext.resource(202, extension));
  }

  private ServerResponse delete(ServerRequest request) {
    var found = context.world().resources().find(id(request));
    if (found.isEmpty()) {
      return ServerResponse.empty(204);
    }
    var extension = found.get();
    extension.set("/properties/provisioningState", "Deleting");
    logEvent(request, extension.id(), "is to be removed");
    agents.remove(extension.id());
    if (request.query("forceDelete").filter("true"::equals).isPresent()) {
      context.world().resources().remove(extension.id());
      return ServerResponse.empty(200);
    }
    return accepted(request, extension, ServerResponse.empty(202));
  }

  /** Accepts a change, with the service's two addresses: one of ARM, one of another host. */
  private ServerResponse accepted(
      ServerRequest request, Resource extension, ServerResponse response) {
    var id = extension.id();
    var operation = context.operations().start("", () -> context.operations().stateOf(id));
    var address =
        "%s/operations/%s?api-Version=%s"
            .formatted(
                id.text().replace("/connectedClusters/", "/ConnectedClusters/"),
                operation,
                request.query("api-version").orElse(""));
    return context
        .operations()
        .withRetryAfter(
            response
                .withHeader("Azure-AsyncOperation", request.origin() + address)
                .withHeader(
                    "Location", "https://eastus.rp.kubernetesconfiguration.azure.com" + address));
  }

  private static void requireIdle(Resource extension) {
    var state = extension.text("/properties/provisioningState");
    if (!state.equals("Succeeded") && !state.equals("Failed")) {
      throw ArmFailure.of(OwnRefusal.EXTENSION_OPERATION_IN_PROGRESS, extension.id().name(), state);
    }
  }

  private Resource extension(ServerRequest request) {
    var id = id(request);
    return context
        .world()
        .resources()
        .find(id)
        .orElseThrow(() ->
            new ArmFailure(
                404,
                "ExtensionNotFound",
                "The Resource Microsoft.Kubernetes/connectedClusters/%s/Microsoft.KubernetesConfiguration/extensions/%s could not be found!"
                    .formatted(request.parameter("cluster"), id.name())));
  }

  private ResourceId id(ServerRequest request) {
    return ExtensionDocument.id(context.cluster(request).id(), request.parameter("name"));
  }

  private void logEvent(ServerRequest request, ResourceId id, String change) {
    var cluster = id.parent().orElseThrow().name();
    context.logEvent(
        request,
        "Extension %s %s on cluster %s.".formatted(id.name(), change, cluster),
        Map.of("cluster", cluster, "extension", id.name()));
  }
}
