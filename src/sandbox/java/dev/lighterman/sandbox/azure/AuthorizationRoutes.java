package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.RoleAssignments;
import dev.lighterman.sandbox.world.RoleAssignments.DataAction;
import dev.lighterman.sandbox.world.RoleAssignments.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The caller's permissions, and the assignments of the built-in roles that count in registries with
 * ABAC permissions. Other roles can't be assigned: who has which actions is given.
 */
final class AuthorizationRoutes {

  private static final String PROVIDER = "/{scope*}/providers/Microsoft.Authorization/";
  private static final String ASSIGNMENT = PROVIDER + "roleAssignments/{assignment}";
  private static final Pattern ROLE_NAME = Pattern.compile("roleName\\s+eq\\s+'([^']*)'");

  private final ArmContext context;

  AuthorizationRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router
        .route("GET", PROVIDER + "permissions", this::permissions)
        .route("GET", PROVIDER + "roleDefinitions", this::roleDefinitions)
        .route("GET", PROVIDER + "roleAssignments", this::list)
        .route("GET", ASSIGNMENT, r -> ArmContext.resource(200, find(r)))
        .route("PUT", ASSIGNMENT, this::put)
        .route("DELETE", ASSIGNMENT, this::delete);
  }

  private ServerResponse permissions(ServerRequest request) {
    var caller = context.callers().caller(request);
    var actions =
        caller.actions().stream()
            .filter(each -> context.callers().isAllowed(caller, each))
            .toList();
    var permission = Json.object();
    permission.set("actions", Json.tree(actions));
    permission.putArray("notActions");
    permission.putArray("dataActions");
    permission.putArray("notDataActions");
    var all = Json.object();
    var value = all.putArray("value").add(permission);
    new RoleAssignments(context.world())
        .roles(caller, new ResourceId(scope(request)))
        .forEach(role -> value.add(permission(role)));
    return ServerResponse.json(200, all);
  }

  private static ObjectNode permission(Role role) {
    var permission = Json.object();
    permission.putArray("actions");
    permission.putArray("notActions");
    permission.set(
        "dataActions", Json.tree(role.dataActions().stream().map(DataAction::text).toList()));
    permission.putArray("notDataActions");
    return permission;
  }

  private ServerResponse roleDefinitions(ServerRequest request) {
    var name = ROLE_NAME.matcher(request.query("$filter").orElse(""));
    var wanted = name.find() ? name.group(1) : "";
    var found =
        Arrays.stream(Role.values())
            .filter(role -> wanted.isEmpty() || role.title().equalsIgnoreCase(wanted))
            .map(role -> definition(request, role))
            .toList();
    return ServerResponse.json(200, Map.of("value", found));
  }

  private static ObjectNode definition(ServerRequest request, Role role) {
    var type = "Microsoft.Authorization/roleDefinitions";
    var subscription =
        "/" + String.join("/", RequiredAction.segments(scope(request)).subList(0, 2));
    var json =
        Json.object()
            .put("id", subscription + "/providers/" + type + "/" + role.id())
            .put("type", type)
            .put("name", role.id());
    var properties = json.putObject("properties");
    properties.put("roleName", role.title()).put("type", "BuiltInRole");
    properties.putArray("assignableScopes").add("/");
    properties.putArray("permissions").add(permission(role));
    return json;
  }

  private ServerResponse list(ServerRequest request) {
    var scope = new ResourceId(scope(request));
    return context.page(
        request,
        context.world().resources().ofType(RoleAssignments.TYPE).stream()
            .filter(each -> each.id().parent().filter(scope::equals).isPresent())
            .toList());
  }

  private ServerResponse put(ServerRequest request) {
    var properties = request.json().path("properties");
    var definition = properties.path("roleDefinitionId").asText();
    if (Role.of(definition).isEmpty()) {
      throw new ArmFailure(
          404,
          "RoleDefinitionDoesNotExist",
          "The specified role definition with ID '%s' does not exist."
              .formatted(definition.substring(definition.lastIndexOf('/') + 1)));
    }
    requireNew(request, properties);
    var body = Json.object();
    body.putObject("properties")
        .put("roleDefinitionId", definition)
        .put("principalId", properties.path("principalId").asText())
        .put("principalType", properties.path("principalType").asText("ServicePrincipal"))
        .put("scope", scope(request));
    var assignment = new Resource(id(request), body);
    context.world().resources().put(assignment);
    return ArmContext.resource(201, assignment);
  }

  private void requireNew(ServerRequest request, JsonNode properties) {
    for (var field : List.of("roleDefinitionId", "principalId")) {
      if (properties.path(field).asText().isEmpty()) {
        throw ArmFailure.of(OwnRefusal.INVALID_ROLE_ASSIGNMENT_REQUEST, field);
      }
    }
    if (context.world().resources().find(id(request)).isPresent()) {
      throw ArmFailure.conflict("RoleAssignmentExists", "The role assignment already exists.");
    }
  }

  private ServerResponse delete(ServerRequest request) {
    var found = find(request);
    context.world().resources().remove(found.id());
    return ArmContext.resource(200, found);
  }

  private Resource find(ServerRequest request) {
    return context
        .world()
        .resources()
        .find(id(request))
        .orElseThrow(() ->
            new ArmFailure(
                404,
                "RoleAssignmentNotFound",
                "The role assignment '%s' is not found."
                    .formatted(request.parameter("assignment"))));
  }

  private static ResourceId id(ServerRequest request) {
    return new ResourceId(
        scope(request)
            + "/providers/"
            + RoleAssignments.TYPE
            + "/"
            + request.parameter("assignment"));
  }

  private static String scope(ServerRequest request) {
    return "/" + request.parameter("scope");
  }
}
