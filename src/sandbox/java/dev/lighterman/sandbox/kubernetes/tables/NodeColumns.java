package dev.lighterman.sandbox.kubernetes.tables;

import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.text;
import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.wide;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.StatusConditions;
import java.util.List;

/** The columns of nodes. */
final class NodeColumns {

  private static final String ROLE = "node-role.kubernetes.io/";

  static final List<TableColumn> ALL =
      List.of(
          TableColumn.NAME,
          text("Status", NodeColumns::status),
          text("Roles", NodeColumns::roles),
          TableColumn.AGE,
          text("Version", node -> info(node, "kubeletVersion")),
          wide("Internal-IP", node -> address(node, "InternalIP")),
          wide("External-IP", node -> address(node, "ExternalIP")),
          wide("OS-Image", node -> info(node, "osImage")),
          wide("Kernel-Version", node -> info(node, "kernelVersion")),
          wide("Container-Runtime", node -> info(node, "containerRuntimeVersion")));

  private NodeColumns() {}

  private static String status(JsonNode node) {
    boolean ready = StatusConditions.isTrue(node, "Ready");
    boolean cordoned = node.path("spec").path("unschedulable").asBoolean();
    return (ready ? "Ready" : "NotReady") + (cordoned ? ",SchedulingDisabled" : "");
  }

  private static String roles(JsonNode node) {
    return KindColumns.orNone(
        ObjectMeta.labels(node).keySet().stream()
            .filter(label -> label.startsWith(ROLE))
            .map(label -> label.substring(ROLE.length()))
            .sorted()
            .collect(joining(",")));
  }

  private static String info(JsonNode node, String field) {
    return KindColumns.field(node, "status", "nodeInfo", field);
  }

  private static String address(JsonNode node, String type) {
    return KindColumns.orNone(
        JsonTree.items(node.path("status").path("addresses"))
            .filter(address -> address.path("type").asText().equals(type))
            .map(address -> address.path("address").asText())
            .findFirst()
            .orElse(""));
  }
}
