package dev.lighterman.sandbox.kubernetes.tables;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.Instant;
import java.util.List;

/**
 * Renders objects of one kind as {@code Table}, the format that kubectl requests.
 *
 * @param include what each row contains: None, Metadata or Object
 */
public record Tables(ResourceKind kind, String include) {

  private static final String META = "meta.k8s.io/v1";

  /**
   * Renders a table.
   *
   * @param version the resource version of the list, or of the only object
   * @param now the time for ages
   */
  public ObjectNode of(List<ObjectNode> objects, String version, Instant now) {
    ObjectNode table = JsonTree.object().put("kind", "Table").put("apiVersion", META);
    table.putObject("metadata").put("resourceVersion", version);
    List<TableColumn> columns = KindColumns.of(kind);
    ArrayNode definitions = table.putArray("columnDefinitions");
    columns.forEach(column -> definitions.add(column.definition()));
    ArrayNode rows = table.putArray("rows");
    for (ObjectNode object : objects) {
      ObjectNode row = rows.addObject();
      ArrayNode cells = row.putArray("cells");
      columns.forEach(column -> cells.addPOJO(column.cell().apply(object, now)));
      if (!include.equals("None")) {
        row.set("object", include.equals("Object") ? object : metadata(object));
      }
    }
    return table;
  }

  private static ObjectNode metadata(ObjectNode object) {
    ObjectNode partial =
        JsonTree.object().put("kind", "PartialObjectMetadata").put("apiVersion", META);
    partial.set("metadata", object.path("metadata"));
    return partial;
  }
}
