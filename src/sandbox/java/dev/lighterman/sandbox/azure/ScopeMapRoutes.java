package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Scope maps: the actions that their tokens allow. */
final class ScopeMapRoutes {

  private static final Duration UPDATE_DURATION = Duration.ofSeconds(1);
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
        new RegistryChildRoutes(
            context, "scopeMaps", "Scope map", OwnRefusal.INVALID_SCOPE_MAP_NAME, "[a-zA-Z0-9_-]");
  }

  Router addTo(Router router) {
    return scopeMaps.addTo(router, this::put, this::update, this::requireDeletable);
  }

  /** Creates or replaces a scope map, synchronously. */
  private ServerResponse put(ServerRequest request) {
    scopeMaps.requireCreatable(request);
    var id = context.childId(request, "scopeMaps");
    var actions = validActions(request.json());
    var existing = context.world().resources().find(id);
    var scopeMap = existing.orElseGet(() -> context.world().resources().put(create(request)));
    requireUserDefined(scopeMap);
    var description = request.json().at("/properties/description");
    if (description.isTextual()) {
      scopeMap.set("/properties/description", description.asText());
    } else {
      scopeMap.properties().remove("description");
    }
    putActions(request, scopeMap, actions);
    context.logEvent(
        request,
        existing.isPresent()
            ? "Scope map %s of %s has new actions.".formatted(id.name(), registryName(scopeMap))
            : "Scope map %s is created in %s.".formatted(id.name(), registryName(scopeMap)),
        about(scopeMap));
    return ArmContext.resource(200, scopeMap);
  }

  /** The actions of a request; refuses an empty list, invalid actions, too many repositories. */
  private static List<String> validActions(JsonNode body) {
    var actions = body.at("/properties/actions").valueStream().map(JsonNode::asText).toList();
    var invalid = actions.stream().filter(a -> !ACTION.matcher(a).matches()).findFirst();
    if (actions.isEmpty() || invalid.isPresent()) {
      throw ArmFailure.of(OwnRefusal.INVALID_SCOPE_MAP_ACTIONS, invalid.orElse(""));
    }
    if (countRepositories(actions) > MAX_REPOSITORIES) {
      throw ArmFailure.of(OwnRefusal.TOO_MANY_REPOSITORIES, MAX_REPOSITORIES);
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

  private Resource create(ServerRequest request) {
    var properties = Json.object();
    properties
        .put("type", "UserDefined")
        .put("creationDate", context.world().clock().instant().toString())
        .put("provisioningState", "Succeeded");
    var body = Json.object();
    body.set("properties", properties);
    return new Resource(context.childId(request, "scopeMaps"), body);
  }

  private ServerResponse update(ServerRequest request) {
    var scopeMap = scopeMaps.find(request);
    requireUserDefined(scopeMap);
    var body = request.json();
    if (body.at("/properties/description").isTextual()) {
      scopeMap.set("/properties/description", body.at("/properties/description").asText());
    }
    if (body.at("/properties/actions").isArray()) {
      putActions(request, scopeMap, validActions(body));
    }
    // The service sets createdAt at every PATCH, too; only creationDate keeps the first time.
    scopeMap.set("/systemData/createdAt", context.world().clock().instant().toString());
    scopeMap.set("/properties/provisioningState", "Updating");
    context.logEvent(
        request,
        "Scope map %s of %s has new actions."
            .formatted(scopeMap.id().name(), registryName(scopeMap)),
        about(scopeMap));
    return context.startUpdate(request, scopeMap, "token", UPDATE_DURATION);
  }

  private void requireDeletable(Resource scopeMap) {
    requireUserDefined(scopeMap);
    var registry = scopeMap.id().parent().orElseThrow();
    var users =
        context.world().resources().children(registry, "tokens").stream()
            .filter(token -> scopeMap.id().matches(token.text("/properties/scopeMapId")))
            .map(token -> token.id().name())
            .toList();
    if (!users.isEmpty()) {
      throw ArmFailure.of(
          OwnRefusal.SCOPE_MAP_IN_USE, scopeMap.id().name(), String.join(", ", users));
    }
  }

  private void putActions(ServerRequest request, Resource scopeMap, List<String> actions) {
    scopeMap.set("/properties/actions", actions);
    scopeMap.set("/properties/provisioningState", "Succeeded");
    context.updateSystemData(request, scopeMap);
  }

  private static void requireUserDefined(Resource scopeMap) {
    if (scopeMap.text("/properties/type").equals("SystemDefined")) {
      throw ArmFailure.of(OwnRefusal.SYSTEM_SCOPE_MAP, scopeMap.id().name());
    }
  }

  private static String registryName(Resource scopeMap) {
    return scopeMap.id().parent().orElseThrow().name();
  }

  private static Map<String, String> about(Resource scopeMap) {
    return Map.of("registry", registryName(scopeMap), "scopeMap", scopeMap.id().name());
  }
}
