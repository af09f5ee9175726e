package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.world.Resource;
import java.util.List;
import java.util.Map;

/**
 * How ARM's own lists across providers tell of a resource: what all kinds have in common, never its
 * properties, and a little more where {@code $expand} asks for it.
 */
final class ResourceListItem {
  private static final List<String> COMMON =
      List.of("id", "name", "type", "location", "tags", "sku", "kind", "identity", "systemData");

  /** What can be asked for in addition, and where a resource has it. */
  private static final Map<String, String> MORE =
      Map.of(
          "createdTime", "/systemData/createdAt",
          "changedTime", "/systemData/lastModifiedAt",
          "provisioningState", "/properties/provisioningState");

  private ResourceListItem() {}

  static ObjectNode of(Resource resource, String expand) {
    ObjectNode listed = Json.object();
    listed.setAll(resource.document().deepCopy().retain(COMMON));
    for (String wanted : expand.split(",", -1)) {
      String where = MORE.get(wanted.strip());
      if (where != null) {
        listed.put(wanted.strip(), resource.text(where));
      }
    }
    return listed;
  }
}
