package dev.lighterman.sandbox.kubernetes.tables;

import static dev.lighterman.sandbox.kubernetes.tables.Column.text;
import static dev.lighterman.sandbox.kubernetes.tables.Column.wide;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.util.List;

/** How nodes are shown. */
final class NodeColumns {

  private static final String ROLE = "node-role.kubernetes.io/";

  static final List<Column> ALL =
      List.of(
          Column.NAME,
          text("Status", NodeColumns::status),
          text("Roles", NodeColumns::roles),
          Column.AGE,
          text("Version", node -> info(node, "kubeletVersion")),
          wide("Internal-IP", node -> address(node, "InternalIP")),
          wide("External-IP", node -> address(node, "ExternalIP")),
          wide("OS-Image", node -> info(node, "osImage")),
          wide("Kernel-Version", node -> info(node, "kernelVersion")),
          wide("Container-Runtime", node -> info(node, "containerRuntimeVersion")));

  private NodeColumns() {}

  private static String status(JsonNode node) {
    boolean ready =
        Tree.items(node.path("status").path("conditions"))
            .anyMatch(c ->
                c.path("type").asText().equals("Ready")
                    && c.path("status").asText().equals("True"));
    boolean closed = node.path("spec").path("unschedulable").asBoolean();
    return (ready ? "Ready" : "NotReady") + (closed ? ",SchedulingDisabled" : "");
  }

  private static String roles(JsonNode node) {
    return Columns.orNone(
        Meta.labels(node).keySet().stream()
            .filter(label -> label.startsWith(ROLE))
            .map(label -> label.substring(ROLE.length()))
            .sorted()
            .collect(joining(",")));
  }

  private static String info(JsonNode node, String field) {
    return Columns.at(node, "status", "nodeInfo", field);
  }

  private static String address(JsonNode node, String type) {
    return Columns.orNone(
        Tree.items(node.path("status").path("addresses"))
            .filter(a -> a.path("type").asText().equals(type))
            .map(a -> a.path("address").asText())
            .findFirst()
            .orElse(""));
  }
}
