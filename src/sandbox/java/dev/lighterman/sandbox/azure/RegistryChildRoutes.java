package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.REGISTRY;

import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.RequestHandler;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The routes and rules that a registry's scope maps and tokens have in common.
 *
 * @param type the collection in the path, for example {@code scopeMaps}
 * @param title the name of the type in messages, for example {@code Scope map}
 * @param nameError the refusal of an invalid name
 * @param letters what names consist of, as a regular expression for one letter
 */
record RegistryChildRoutes(
    ArmContext context, String type, String title, OwnRefusal nameError, String letters) {
  private static final Duration DELETION_DURATION = Duration.ofSeconds(1);

  /**
   * Adds all routes of the type.
   *
   * @param requireDeletable refuses to delete a resource that is in use
   */
  Router addTo(
      Router router,
      RequestHandler put,
      RequestHandler update,
      Consumer<Resource> requireDeletable) {
    var collection = REGISTRY + "/" + type;
    var one = collection + "/{name}";
    return router
        .route("GET", collection, this::list)
        .route("GET", one, r -> ArmContext.resource(200, find(r)))
        .route("PUT", one, put)
        .route("PATCH", one, update)
        .route("DELETE", one, r -> delete(r, requireDeletable))
        .route("GET", one + "/operationStatuses/{operation}", context.operations()::status);
  }

  private ServerResponse list(ServerRequest request) {
    var registry = context.registry(request).id();
    return context.page(request, context.world().resources().children(registry, type));
  }

  /** The resource that the path names. */
  Resource find(ServerRequest request) {
    return context.child(request, type);
  }

  /** Refuses to create one in a registry that is not Premium, or with an invalid name. */
  void requireCreatable(ServerRequest request) {
    ArmContext.requirePremium(context.registry(request), title + "s");
    var name = request.parameter("name");
    if (!name.matches(letters + "{5,50}")) {
      throw ArmFailure.of(nameError, title.toLowerCase(Locale.ROOT), name, letters);
    }
  }

  private ServerResponse delete(ServerRequest request, Consumer<Resource> requireDeletable) {
    var found = context.world().resources().find(context.childId(request, type));
    if (found.isEmpty()) {
      return ServerResponse.empty(204);
    }
    var resource = found.get();
    requireDeletable.accept(resource);
    resource.set("/properties/provisioningState", "Deleting");
    var operation =
        context.operations().start("token", DELETION_DURATION, () -> remove(request, resource));
    return context.accepted(request, operation);
  }

  private void remove(ServerRequest request, Resource resource) {
    context.world().resources().remove(resource.id());
    context.world().passwords().remove(resource.id());
    var registry = resource.id().parent().orElseThrow().name();
    context.logEvent(
        request,
        "%s %s of %s is deleted.".formatted(title, resource.id().name(), registry),
        Map.of("registry", registry));
  }
}
