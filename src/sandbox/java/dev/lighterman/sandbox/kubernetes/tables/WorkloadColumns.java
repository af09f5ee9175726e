package dev.lighterman.sandbox.kubernetes.tables;

import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.number;
import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.text;
import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.wide;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The columns of deployments, replica sets, daemon sets and jobs. */
final class WorkloadColumns {

  private WorkloadColumns() {}

  static List<TableColumn> of(ResourceKind kind) {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(TableColumn.NAME);
    columns.addAll(
        switch (kind) {
          case DEPLOYMENT -> deployment();
          case REPLICA_SET -> replicaSet();
          case DAEMON_SET -> daemonSet();
          default -> job();
        });
    columns.add(TableColumn.AGE);
    columns.add(wide("Containers", o -> containers(o, "name")));
    columns.add(wide("Images", o -> containers(o, "image")));
    columns.add(
        wide(
            "Selector",
            o -> KindColumns.pairs(o.path("spec").path("selector").path("matchLabels"))));
    return columns;
  }

  private static List<TableColumn> deployment() {
    return List.of(
        text("Ready", d -> status(d, "readyReplicas") + "/" + desired(d)),
        number("Up-to-date", d -> status(d, "updatedReplicas")),
        number("Available", d -> status(d, "availableReplicas")));
  }

  private static List<TableColumn> replicaSet() {
    return List.of(
        number("Desired", WorkloadColumns::desired),
        number("Current", s -> status(s, "replicas")),
        number("Ready", s -> status(s, "readyReplicas")));
  }

  private static List<TableColumn> daemonSet() {
    return List.of(
        number("Desired", d -> status(d, "desiredNumberScheduled")),
        number("Current", d -> status(d, "currentNumberScheduled")),
        number("Ready", d -> status(d, "numberReady")),
        number("Up-to-date", d -> status(d, "updatedNumberScheduled")),
        number("Available", d -> status(d, "numberAvailable")),
        text(
            "Node Selector",
            d ->
                KindColumns.pairs(
                    d.path("spec").path("template").path("spec").path("nodeSelector"))));
  }

  private static List<TableColumn> job() {
    return List.of(
        text("Status", WorkloadColumns::jobStatus),
        text(
            "Completions",
            j -> status(j, "succeeded") + "/" + j.path("spec").path("completions").asInt()),
        new TableColumn("Duration", "string", false, WorkloadColumns::duration));
  }

  private static String jobStatus(JsonNode job) {
    return JsonTree.items(job.path("status").path("conditions"))
        .filter(c -> c.path("status").asText().equals("True"))
        .map(c -> c.path("type").asText())
        .filter(type -> type.equals("Complete") || type.equals("Failed"))
        .findFirst()
        .orElse("Running");
  }

  private static String duration(JsonNode job, Instant now) {
    String started = KindColumns.field(job, "status", "startTime");
    String ended = KindColumns.field(job, "status", "completionTime");
    if (started.isEmpty()) {
      return "";
    }
    return Age.of(
        Duration.between(Instant.parse(started), ended.isEmpty() ? now : Instant.parse(ended)));
  }

  private static int desired(JsonNode object) {
    return object.path("spec").path("replicas").asInt();
  }

  private static int status(JsonNode object, String field) {
    return object.path("status").path(field).asInt();
  }

  private static String containers(JsonNode object, String field) {
    return JsonTree.items(object.path("spec").path("template").path("spec").path("containers"))
        .map(container -> container.path(field).asText())
        .collect(joining(","));
  }
}
