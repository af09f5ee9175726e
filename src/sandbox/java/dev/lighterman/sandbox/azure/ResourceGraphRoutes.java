package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Azure Resource Graph: queries over the resources that the caller may read, a thousand rows a
 * page. It knows the tables of Arc clusters and of their extensions, and queries of one form.
 */
final class ResourceGraphRoutes {

  private static final int PAGE_SIZE = 1_000;

  /** The types of each table; no table has connected registries. */
  private static final Map<String, List<String>> TABLES =
      Map.of(
          "resources",
          List.of(
              "microsoft.kubernetes/connectedclusters", "microsoft.containerregistry/registries"),
          "kubernetesconfigurationresources",
          List.of("microsoft.kubernetesconfiguration/extensions"));

  private static final Pattern QUERY =
      Pattern.compile(
          "\\s*(?<table>\\w+)\\s*\\|\\s*where\\s+type\\s*=~\\s*'(?<type>[^']+)'"
              + "\\s*\\|\\s*project\\s+(?<fields>[\\w, ]+?)\\s*\\|\\s*order by id asc\\s*",
          Pattern.CASE_INSENSITIVE);

  private final ArmContext context;

  ResourceGraphRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router.route("POST", "/providers/Microsoft.ResourceGraph/resources", this::query);
  }

  private ServerResponse query(ServerRequest request) {
    var body = request.json();
    Matcher query = QUERY.matcher(body.path("query").asText());
    if (!query.matches() || !types(query).contains(type(query))) {
      throw ArmFailure.badRequest(
          "BadRequest", "Please provide below info when asking for support. Query is invalid.");
    }
    List<String> fields = Arrays.asList(query.group("fields").split("\\s*,\\s*", -1));
    List<ObjectNode> rows =
        rows(request, type(query), body.path("subscriptions")).stream()
            .map(each -> row(each, fields, type(query)))
            .toList();
    return ServerResponse.json(200, page(rows, body.at("/options/$skipToken").asInt()));
  }

  private static String type(Matcher query) {
    return query.group("type").toLowerCase(Locale.ROOT);
  }

  private static List<String> types(Matcher query) {
    return TABLES.getOrDefault(query.group("table").toLowerCase(Locale.ROOT), List.of());
  }

  private List<Resource> rows(ServerRequest request, String type, JsonNode subscriptions) {
    var asked = subscriptions.valueStream().map(JsonNode::asText).toList();
    var caller = context.callers().caller(request);
    return context.world().resources().ofType(type).stream()
        .filter(each -> asked.stream().anyMatch(each.id().subscription()::equalsIgnoreCase))
        .filter(each -> context.callers().isAllowed(caller, each.id().type() + "/read"))
        .sorted((one, other) -> one.id().key().compareTo(other.id().key()))
        .toList();
  }

  private static ObjectNode row(Resource resource, List<String> fields, String type) {
    ObjectNode row = Json.object();
    for (String field : fields) {
      JsonNode value = resource.document().path(field);
      if (!value.isMissingNode()) {
        row.set(field, value);
      }
    }
    if (fields.contains("type")) {
      row.put("type", type);
    }
    if (type.endsWith("/extensions") && row.path("properties") instanceof ObjectNode properties) {
      row.set("properties", capitalized(properties));
    }
    return row;
  }

  /** The table of extensions has the properties as they are stored, with capitals. */
  private static ObjectNode capitalized(ObjectNode properties) {
    ObjectNode stored = Json.object();
    properties.forEachEntry((name, value) ->
        stored.set(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), value));
    return stored;
  }

  private static ObjectNode page(List<ObjectNode> rows, int from) {
    int end = Math.min(rows.size(), from + PAGE_SIZE);
    ObjectNode page =
        Json.object()
            .put("totalRecords", rows.size())
            .put("count", Math.max(0, end - from))
            .put("resultTruncated", "false");
    var data = page.putArray("data");
    rows.subList(Math.min(from, end), end).forEach(data::add);
    page.putArray("facets");
    return end < rows.size() ? page.put("$skipToken", Integer.toString(end)) : page;
  }
}
