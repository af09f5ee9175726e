package dev.lighterman.sandbox.kubernetes.tables;

import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.text;
import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.wide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.util.List;
import java.util.Locale;

/** The columns of events. */
final class EventColumns {

  static final List<TableColumn> ALL =
      List.of(
          new TableColumn(
              "Last Seen",
              "string",
              false,
              (event, now) -> Age.of(event.path("lastTimestamp").asText(), now)),
          text("Type", event -> KindColumns.field(event, "type")),
          text("Reason", event -> KindColumns.field(event, "reason")),
          text("Object", EventColumns::object),
          wide("Subobject", event -> KindColumns.field(event, "involvedObject", "fieldPath")),
          wide("Source", EventColumns::source),
          text("Message", event -> KindColumns.field(event, "message")),
          new TableColumn(
              "First Seen",
              "string",
              true,
              (event, now) -> Age.of(event.path("firstTimestamp").asText(), now)),
          wide("Count", event -> KindColumns.field(event, "count")),
          wide("Name", ObjectMeta::name));

  private EventColumns() {}

  private static String object(JsonNode event) {
    String kind = KindColumns.field(event, "involvedObject", "kind").toLowerCase(Locale.ROOT);
    return kind + "/" + KindColumns.field(event, "involvedObject", "name");
  }

  private static String source(JsonNode event) {
    String host = KindColumns.field(event, "source", "host");
    String component = KindColumns.field(event, "source", "component");
    return host.isEmpty() ? component : component + ", " + host;
  }
}
