package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.Tenant.Subscription;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** ARM's own routes: subscriptions, resource groups, lists across providers. */
final class SubscriptionRoutes {

  private static final Pattern FILTER = Pattern.compile("(\\w+)\\s+eq\\s+'([^']*)'");

  /** The fields of a resource that a list across providers shows; never its properties. */
  private static final List<String> LISTED_FIELDS =
      List.of("id", "name", "type", "location", "tags", "sku", "kind", "identity", "systemData");

  /** The fields that {@code $expand} adds, and where a resource has them. */
  private static final Map<String, String> EXPANDABLE_FIELDS =
      Map.of(
          "createdTime", "/systemData/createdAt",
          "changedTime", "/systemData/lastModifiedAt",
          "provisioningState", "/properties/provisioningState");

  private final ArmContext context;

  SubscriptionRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router
        .route("GET", "/subscriptions", this::subscriptions)
        .route("GET", "/subscriptions/{sub}", this::subscription)
        .route("GET", "/tenants", this::tenants)
        .route("GET", "/subscriptions/{sub}/resourceGroups", this::groups)
        .route("GET", "/subscriptions/{sub}/resourceGroups/{group}", this::group)
        .route("HEAD", "/subscriptions/{sub}/resourceGroups/{group}", this::groupExists)
        .route("GET", "/subscriptions/{sub}/resources", this::resources)
        .route("GET", "/subscriptions/{sub}/resourceGroups/{group}/resources", this::resources);
  }

  /** Answers GET or HEAD of any resource by its id. */
  ServerResponse byId(ServerRequest request) {
    var id = new ResourceId("/" + String.join("/", RequiredAction.segments(request.path())));
    var found = context.world().resources().find(id);
    if (request.method().equals("HEAD")) {
      return ServerResponse.empty(found.isPresent() ? 204 : 404);
    }
    if (!request.method().equals("GET")) {
      throw ArmFailure.methodNotAllowed();
    }
    return ArmContext.resource(200, found.orElseThrow(() -> ArmFailure.notFound(id)));
  }

  private ServerResponse subscriptions(ServerRequest request) {
    var all = context.world().tenant().subscriptions().stream().map(this::json).toList();
    return ServerResponse.json(200, Map.of("value", all));
  }

  private ServerResponse subscription(ServerRequest request) {
    var id = ArmContext.subscription(request);
    return ServerResponse.json(200, json(context.world().tenant().subscription(id).orElseThrow()));
  }

  private Map<String, Object> json(Subscription subscription) {
    return Map.of(
        "id",
        "/subscriptions/" + subscription.id(),
        "subscriptionId",
        subscription.id(),
        "displayName",
        subscription.name(),
        "state",
        "Enabled",
        "tenantId",
        context.world().tenant().id(),
        "authorizationSource",
        "RoleBased");
  }

  private ServerResponse tenants(ServerRequest request) {
    var id = context.world().tenant().id();
    return ServerResponse.json(
        200,
        Map.of(
            "value",
            List.of(Map.of("id", "/tenants/" + id, "tenantId", id, "displayName", "Harbour"))));
  }

  private ServerResponse groups(ServerRequest request) {
    return context.page(
        request, context.inSubscription(request, "Microsoft.Resources/resourceGroups"));
  }

  private ServerResponse group(ServerRequest request) {
    return ArmContext.resource(200, context.group(request));
  }

  private ServerResponse groupExists(ServerRequest request) {
    context.group(request);
    return ServerResponse.empty(204);
  }

  private ServerResponse resources(ServerRequest request) {
    var filter = FILTER.matcher(request.query("$filter").orElse("")).results().toList();
    var caller = context.callers().caller(request);
    var path = RequiredAction.segments(request.path());
    var all =
        context
            .world()
            .resources()
            .matching(each ->
                each.id().parent().isEmpty()
                    && each.id().subscription().equalsIgnoreCase(path.get(1))
                    && each.document().has("location")
                    && !each.id().type().equals("Microsoft.Resources/resourceGroups")
                    && (path.size() < 5 || isInGroup(each, path.get(3)))
                    && filter.stream().allMatch(m -> matches(each, m.group(1), m.group(2)))
                    && context.callers().isAllowed(caller, each.id().type() + "/read"));
    var expand = request.query("$expand").orElse("");
    return context.jsonPage(request, all.stream().map(each -> listItem(each, expand)).toList());
  }

  private static ObjectNode listItem(Resource resource, String expand) {
    ObjectNode item = Json.object();
    item.setAll(resource.document().deepCopy().retain(LISTED_FIELDS));
    for (String field : expand.split(",", -1)) {
      String pointer = EXPANDABLE_FIELDS.get(field.strip());
      if (pointer != null) {
        item.put(field.strip(), resource.text(pointer));
      }
    }
    return item;
  }

  private static boolean matches(Resource resource, String field, String value) {
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "resourcetype" -> resource.id().type().equalsIgnoreCase(value);
      case "resourcegroup" -> isInGroup(resource, value);
      case "name" -> resource.id().name().equalsIgnoreCase(value);
      case "location" -> resource.text("/location").equalsIgnoreCase(value);
      default ->
          throw ArmFailure.badRequest("InvalidFilterInQueryString", "Invalid $filter: " + field);
    };
  }

  private static boolean isInGroup(Resource resource, String group) {
    return resource.id().group().filter(group::equalsIgnoreCase).isPresent();
  }
}
