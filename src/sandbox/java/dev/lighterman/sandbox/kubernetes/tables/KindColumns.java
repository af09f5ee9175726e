package dev.lighterman.sandbox.kubernetes.tables;

import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.AGE;
import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.NAME;
import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.number;
import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.text;
import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.wide;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.List;
import java.util.Map;

/** The columns of each kind. */
final class KindColumns {

  private static final String NONE = "<none>";

  private KindColumns() {}

  static List<TableColumn> of(ResourceKind kind) {
    return switch (kind) {
      case NAMESPACE -> List.of(NAME, text("Status", o -> field(o, "status", "phase")), AGE);
      case NODE -> NodeColumns.ALL;
      case POD -> PodColumns.ALL;
      case SERVICE -> service();
      case SECRET ->
          List.of(
              NAME,
              text("Type", o -> field(o, "type")),
              number("Data", o -> o.path("data").size()),
              AGE);
      case CONFIG_MAP -> List.of(NAME, number("Data", o -> o.path("data").size()), AGE);
      case SERVICE_ACCOUNT -> List.of(NAME, number("Secrets", o -> o.path("secrets").size()), AGE);
      case EVENT -> EventColumns.ALL;
      case PERSISTENT_VOLUME, PERSISTENT_VOLUME_CLAIM, STORAGE_CLASS -> VolumeColumns.of(kind);
      case DEPLOYMENT, REPLICA_SET, DAEMON_SET, JOB -> WorkloadColumns.of(kind);
      case SERVICE_CIDR ->
          List.of(NAME, text("CIDRs", o -> joined(o.path("spec").path("cidrs"))), AGE);
      case LIMIT_RANGE, CLUSTER_ROLE ->
          List.of(NAME, text("Created At", o -> field(o, "metadata", "creationTimestamp")));
      case PRIORITY_CLASS ->
          List.of(
              NAME,
              number("Value", o -> o.path("value").asInt()),
              text("Global-Default", o -> Boolean.toString(o.path("globalDefault").asBoolean())),
              AGE,
              text("PreemptionPolicy", o -> field(o, "preemptionPolicy")));
      case RESOURCE_QUOTA -> List.of(NAME, AGE);
      case CLUSTER_ROLE_BINDING ->
          List.of(
              NAME,
              text("Role", o -> field(o, "roleRef", "kind") + "/" + field(o, "roleRef", "name")),
              AGE);
      case SELF_SUBJECT_REVIEW, SELF_SUBJECT_ACCESS_REVIEW, SELF_SUBJECT_RULES_REVIEW ->
          List.of(NAME);
    };
  }

  private static List<TableColumn> service() {
    return List.of(
        NAME,
        text("Type", o -> field(o, "spec", "type")),
        text("Cluster-IP", o -> orNone(field(o, "spec", "clusterIP"))),
        text("External-IP", o -> NONE),
        text("Port(s)", o -> orNone(ports(o))),
        AGE,
        wide("Selector", o -> pairs(o.path("spec").path("selector"))));
  }

  private static String ports(JsonNode service) {
    return JsonTree.items(service.path("spec").path("ports"))
        .map(port -> port.path("port").asText() + "/" + port.path("protocol").asText())
        .collect(joining(","));
  }

  static String field(JsonNode object, String... path) {
    JsonNode node = object;
    for (String step : path) {
      node = node.path(step);
    }
    return node.asText();
  }

  static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }

  static String joined(JsonNode list) {
    return JsonTree.items(list).map(JsonNode::asText).collect(joining(","));
  }

  /** Formats a map as {@code a=1,b=2}. */
  static String pairs(JsonNode map) {
    return orNone(
        ObjectMeta.strings(map).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(joining(",")));
  }
}
