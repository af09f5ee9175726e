package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.CLUSTER;

import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import java.util.Map;

/** A cluster's extensions: accepted here, carried out by the cluster's agents. */
final class ExtensionRoutes {

  private static final String ALL =
      CLUSTER + "/providers/Microsoft.KubernetesConfiguration/extensions";
  private static final String ONE = ALL + "/{name}";

  private final ArmContext context;
  private final ArcAgents agents;

  ExtensionRoutes(ArmContext context, ArcAgents agents) {
    this.context = context;
    this.agents = agents;
  }

  Router addTo(Router router) {
    return router
        .route("GET", ALL, this::list)
        .route("GET", ONE, r -> ArmContext.resource(200, extension(r)))
        .route("PUT", ONE, this::put)
        .route("PATCH", ONE, this::update)
        .route("DELETE", ONE, this::delete)
        .route("GET", ONE + "/operations/{operation}", context.operations()::status);
  }

  private ServerResponse list(ServerRequest request) {
    var prefix = context.cluster(request).id().key() + "/providers/";
    return ArmContext.page(
        request, context.world().resources().matching(one -> one.id().key().startsWith(prefix)));
  }

  private ServerResponse put(ServerRequest request) {
    var id = id(request);
    var before = context.world().resources().find(id);
    before.ifPresent(ExtensionRoutes::requireIdle);
    var extension = ExtensionDocument.write(context.world(), id, request.json());
    extension.set("/properties/provisioningState", before.isPresent() ? "Updating" : "Creating");
    context.touch(request, context.world().resources().put(extension));
    say(request, id, before.isPresent() ? "is to be changed" : "is to be installed");
    agents.ensure(id);
    return accepted(request, before.isPresent() ? 200 : 201, extension);
  }

  private ServerResponse update(ServerRequest request) {
    var extension = extension(request);
    requireIdle(extension);
    ExtensionDocument.change(extension, request.json());
    extension.set("/properties/provisioningState", "Updating");
    context.touch(request, extension);
    say(request, extension.id(), "is to be changed");
    agents.ensure(extension.id());
    return accepted(request, 202, extension);
  }

  private ServerResponse delete(ServerRequest request) {
    var found = context.world().resources().find(id(request));
    if (found.isEmpty()) {
      return ServerResponse.empty(204);
    }
    var extension = found.get();
    extension.set("/properties/provisioningState", "Deleting");
    say(request, extension.id(), "is to be removed");
    agents.remove(extension.id());
    if (request.query("forceDelete").filter("true"::equals).isPresent()) {
      context.world().resources().remove(extension.id());
      return ServerResponse.empty(200);
    }
    return accepted(request, 202, extension);
  }

  /** The operation's address as the service writes it, and a location on a host that is not ARM. */
  private ServerResponse accepted(ServerRequest request, int status, Resource extension) {
    var id = extension.id();
    var operation = context.operations().begin("", () -> context.operations().follow(id));
    var address =
        "%s/operations/%s?api-Version=%s"
            .formatted(
                id.text().replace("/connectedClusters/", "/ConnectedClusters/"),
                operation,
                request.query("api-version").orElse(""));
    return context
        .operations()
        .withRetryAfter(
            ArmContext.resource(status, extension)
                .withHeader("Azure-AsyncOperation", request.origin() + address)
                .withHeader("Location", "https://eastus.rp.kubernetesconfiguration.azure.com" + address));
  }

  private static void requireIdle(Resource extension) {
    var state = extension.text("/properties/provisioningState");
    if (!state.equals("Succeeded") && !state.equals("Failed")) {
      throw ArmFailure.conflict(
          "ExtensionOperationInProgress",
          "another operation (install/upgrade/rollback) is in progress for the extension %s: it is %s."
              .formatted(extension.id().name(), state));
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

  private void say(ServerRequest request, ResourceId id, String what) {
    var cluster = id.parent().orElseThrow().name();
    context.say(
        request,
        "Extension %s %s on cluster %s.".formatted(id.name(), what, cluster),
        Map.of("cluster", cluster, "extension", id.name()));
  }
}
