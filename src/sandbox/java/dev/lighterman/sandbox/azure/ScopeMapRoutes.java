package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.REGISTRY;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Scope maps: what a token that uses one may do. */
final class ScopeMapRoutes {

  private static final String ONE = REGISTRY + "/scopeMaps/{name}";
  private static final Duration UPDATE = Duration.ofSeconds(1);

  private final ArmContext context;

  ScopeMapRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router
        .on("GET", REGISTRY + "/scopeMaps", this::list)
        .on("GET", ONE, r -> ArmContext.resource(200, context.child(r, "scopeMaps")))
        .on("PUT", ONE, this::put)
        .on("PATCH", ONE, this::update)
        .on("DELETE", ONE, this::delete)
        .on("GET", ONE + "/operationStatuses/{operation}", context.operations()::status);
  }

  private ServerResponse list(ServerRequest request) {
    return ArmContext.page(
        request, context.world().resources().children(context.registry(request).id(), "scopeMaps"));
  }

  /** A scope map is made, or replaced as a whole, at once. */
  private ServerResponse put(ServerRequest request) {
    var id = context.childId(request, "scopeMaps");
    PremiumSkuRule.require(context.registry(request), "Scope maps");
    checkName(id.name());
    var actions = ScopeMapActionRules.of(request.json());
    var before = context.world().resources().find(id);
    var map = before.orElseGet(() -> context.world().resources().put(fresh(request)));
    refuseSystem(map);
    map.set("/properties/description", request.json().at("/properties/description").asText(""));
    write(request, map, actions);
    context.say(
        request,
        before.isPresent()
            ? "Scope map %s of %s has new actions.".formatted(id.name(), registryName(map))
            : "Scope map %s is created in %s.".formatted(id.name(), registryName(map)),
        about(map));
    return ArmContext.resource(200, map);
  }

  private static void checkName(String name) {
    if (!name.matches("[a-zA-Z0-9_-]{5,50}")) {
      throw ArmFailure.bad(
          "InvalidScopeMapName",
          "The scope map name '%s' is invalid. It must be 5 to 50 characters: letters, digits, '-' and '_'."
              .formatted(name));
    }
  }

  private Resource fresh(ServerRequest request) {
    var properties = Json.object();
    properties
        .put("type", "UserDefined")
        .put("creationDate", context.world().clock().instant().toString())
        .put("provisioningState", "Succeeded");
    var rest = Json.object();
    rest.set("properties", properties);
    return new Resource(context.childId(request, "scopeMaps"), rest);
  }

  private ServerResponse update(ServerRequest request) {
    var map = context.child(request, "scopeMaps");
    refuseSystem(map);
    var body = request.json();
    if (body.at("/properties/description").isTextual()) {
      map.set("/properties/description", body.at("/properties/description").asText());
    }
    if (body.at("/properties/actions").isArray()) {
      write(request, map, ScopeMapActionRules.of(body));
    }
    // The service dates the whole resource anew here; the creation date keeps its birth.
    map.set("/systemData/createdAt", context.world().clock().instant().toString());
    map.set("/properties/provisioningState", "Updating");
    context.say(
        request,
        "Scope map %s of %s has new actions.".formatted(map.id().name(), registryName(map)),
        about(map));
    return context.underway(request, map, "token", UPDATE);
  }

  private ServerResponse delete(ServerRequest request) {
    var id = context.childId(request, "scopeMaps");
    var map = context.world().resources().find(id);
    if (map.isEmpty()) {
      return ServerResponse.empty(204);
    }
    refuseSystem(map.get());
    var users =
        context.world().resources().children(context.registry(request).id(), "tokens").stream()
            .filter(token -> id.matches(token.text("/properties/scopeMapId")))
            .map(token -> token.id().name())
            .toList();
    if (!users.isEmpty()) {
      throw ArmFailure.conflict(
          "ScopeMapInUse",
          "The scope map %s is being used by tokens: %s."
              .formatted(id.name(), String.join(", ", users)));
    }
    return AsyncDeletion.of(context, request, map.get(), "Scope map %s of %s is deleted.");
  }

  private void write(ServerRequest request, Resource map, List<String> actions) {
    map.set("/properties/actions", actions);
    map.set("/properties/provisioningState", "Succeeded");
    context.touch(request, map);
  }

  private static void refuseSystem(Resource map) {
    if (map.text("/properties/type").equals("SystemDefined")) {
      throw ArmFailure.bad(
          "SystemScopeMap",
          "The system defined scope map %s can't be changed.".formatted(map.id().name()));
    }
  }

  private static String registryName(Resource map) {
    return map.id().parent().orElseThrow().name();
  }

  private static Map<String, String> about(Resource map) {
    return Map.of("registry", registryName(map), "scopeMap", map.id().name());
  }
}
