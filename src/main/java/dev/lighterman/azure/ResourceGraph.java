package dev.lighterman.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.azure.arm.ArmClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Azure Resource Graph: an index of resources, of which each request returns up to a thousand. It
 * may be some minutes behind the resources, so nothing is changed by what it says. It shows what
 * the bot's role may read; it has Arc clusters and their extensions, and no connected registries.
 */
final class ResourceGraph {
  private static final String PATH = "/providers/Microsoft.ResourceGraph/resources";
  private static final String API_VERSION = "2022-10-01";

  private final ArmClient arm;
  private final List<String> subscriptions;

  ResourceGraph(ArmClient arm, List<String> subscriptions) {
    this.arm = arm;
    this.subscriptions = subscriptions;
  }

  /**
   * All rows of a query.
   *
   * @param query in Kusto's language; has to project and order by {@code id}, else pages may
   *     overlap
   */
  List<JsonNode> query(String query) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("query", query);
    subscriptions.forEach(body.putArray("subscriptions")::add);
    ObjectNode options = body.putObject("options").put("resultFormat", "objectArray");
    var rows = new ArrayList<JsonNode>();
    for (boolean more = true; more; ) {
      JsonNode page = arm.query(PATH, API_VERSION, body);
      page.path("data").forEach(rows::add);
      JsonNode next = page.path("$skipToken");
      more = !next.asText("").isEmpty();
      options.put("$skipToken", next.asText());
    }
    return rows;
  }

  /**
   * A row with the names of its properties as in Resource Manager: the index of extensions has them
   * with a capital, such as {@code ExtensionType}.
   */
  static JsonNode withoutCapitals(JsonNode row) {
    ObjectNode renamed = row.deepCopy();
    ObjectNode properties = renamed.putObject("properties");
    row.path("properties")
        .properties()
        .forEach(each -> {
          String name = each.getKey();
          properties.set(
              name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), each.getValue());
        });
    return renamed;
  }
}
