package dev.lighterman.sandbox.kubernetes.tables;

import static dev.lighterman.sandbox.kubernetes.tables.Column.text;
import static dev.lighterman.sandbox.kubernetes.tables.Column.wide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import java.util.List;
import java.util.Locale;

/** How events are shown. */
final class EventColumns {

  static final List<Column> ALL =
      List.of(
          new Column(
              "Last Seen",
              "string",
              false,
              (event, now) -> Age.of(event.path("lastTimestamp").asText(), now)),
          text("Type", event -> Columns.at(event, "type")),
          text("Reason", event -> Columns.at(event, "reason")),
          text("Object", EventColumns::object),
          wide("Subobject", event -> Columns.at(event, "involvedObject", "fieldPath")),
          wide("Source", EventColumns::source),
          text("Message", event -> Columns.at(event, "message")),
          new Column(
              "First Seen",
              "string",
              true,
              (event, now) -> Age.of(event.path("firstTimestamp").asText(), now)),
          wide("Count", event -> Columns.at(event, "count")),
          wide("Name", Meta::name));

  private EventColumns() {}

  private static String object(JsonNode event) {
    String kind = Columns.at(event, "involvedObject", "kind").toLowerCase(Locale.ROOT);
    return kind + "/" + Columns.at(event, "involvedObject", "name");
  }

  private static String source(JsonNode event) {
    String host = Columns.at(event, "source", "host");
    String component = Columns.at(event, "source", "component");
    return host.isEmpty() ? component : component + ", " + host;
  }
}
