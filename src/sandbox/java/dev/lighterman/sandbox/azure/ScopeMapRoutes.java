package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Scope maps: what a token that uses one may do. */
final class ScopeMapRoutes {

  private static final Duration UPDATE = Duration.ofSeconds(1);
  private static final int MAX_REPOSITORIES = 500;
  private static final Pattern ACTION =
      Pattern.compile(
          "repositories/[a-z0-9*._/-]+/(content/(read|write|delete)|metadata/(read|write))"
              + "|gateway/[a-z0-9_-]+/(config|message)/(read|write)");

  private final ArmContext context;
  private final RegistryChildRoutes scopeMaps;

  ScopeMapRoutes(ArmContext context) {
    this.context = context;
    this.scopeMaps =
        new RegistryChildRoutes(context, "scopeMaps", "Scope map", "InvalidScopeMapName");
  }

  Router addTo(Router router) {
    return scopeMaps.addTo(router, this::put, this::update, this::requireDeletable);
  }

  /** A scope map is made, or replaced as a whole, at once. */
  private ServerResponse put(ServerRequest request) {
    scopeMaps.requireCreatable(request);
    var id = context.childId(request, "scopeMaps");
    var actions = validActions(request.json());
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

  /** The actions of a request; refuses an empty list, invalid actions, too many repositories. */
  private static List<String> validActions(JsonNode body) {
    var actions = body.at("/properties/actions").valueStream().map(JsonNode::asText).toList();
    var wrong = actions.stream().filter(a -> !ACTION.matcher(a).matches()).findFirst();
    if (actions.isEmpty() || wrong.isPresent()) {
      throw ArmFailure.bad(
          "InvalidScopeMapActions",
          "The scope map action '%s' is invalid.".formatted(wrong.orElse("")));
    }
    if (countRepositories(actions) > MAX_REPOSITORIES) {
      throw ArmFailure.bad(
          "TooManyRepositories",
          "A scope map can't hold more than %d repositories.".formatted(MAX_REPOSITORIES));
    }
    return actions;
  }

  private static long countRepositories(List<String> actions) {
    return actions.stream()
        .filter(action -> action.startsWith("repositories/"))
        .map(action -> action.replaceFirst("/(content|metadata)/\\w+$", ""))
        .distinct()
        .count();
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
    var map = scopeMaps.find(request);
    refuseSystem(map);
    var body = request.json();
    if (body.at("/properties/description").isTextual()) {
      map.set("/properties/description", body.at("/properties/description").asText());
    }
    if (body.at("/properties/actions").isArray()) {
      write(request, map, validActions(body));
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

  private void requireDeletable(Resource map) {
    refuseSystem(map);
    var registry = map.id().parent().orElseThrow();
    var users =
        context.world().resources().children(registry, "tokens").stream()
            .filter(token -> map.id().matches(token.text("/properties/scopeMapId")))
            .map(token -> token.id().name())
            .toList();
    if (!users.isEmpty()) {
      throw ArmFailure.conflict(
          "ScopeMapInUse",
          "The scope map %s is being used by tokens: %s."
              .formatted(map.id().name(), String.join(", ", users)));
    }
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
