package dev.lighterman.sandbox.kubernetes.tables;

import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.text;
import static dev.lighterman.sandbox.kubernetes.tables.TableColumn.wide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.time.Instant;
import java.util.List;

/** The columns of pods. */
final class PodColumns {

  static final List<TableColumn> ALL =
      List.of(
          TableColumn.NAME,
          text("Ready", PodColumns::ready),
          text("Status", PodColumns::status),
          new TableColumn("Restarts", "string", false, PodColumns::restarts),
          TableColumn.AGE,
          wide("IP", pod -> KindColumns.orNone(KindColumns.field(pod, "status", "podIP"))),
          wide("Node", pod -> KindColumns.orNone(KindColumns.field(pod, "spec", "nodeName"))),
          wide("Nominated Node", pod -> "<none>"),
          wide("Readiness Gates", pod -> "<none>"));

  private PodColumns() {}

  private static String ready(JsonNode pod) {
    long ready = JsonTree.items(containers(pod)).filter(c -> c.path("ready").asBoolean()).count();
    return ready + "/" + pod.path("spec").path("containers").size();
  }

  /** The phase, or the reason of a container that is not running. */
  private static String status(JsonNode pod) {
    if (ObjectMeta.isTerminating(pod)) {
      return "Terminating";
    }
    JsonNode initStatuses = pod.path("status").path("initContainerStatuses");
    for (int i = 0; i < initStatuses.size(); i++) {
      JsonNode state = initStatuses.get(i).path("state");
      if (state.path("terminated").path("exitCode").asInt(-1) != 0) {
        String reason = reason(state);
        boolean starting = reason.isEmpty() || reason.equals("PodInitializing");
        return "Init:" + (starting ? i + "/" + initStatuses.size() : reason);
      }
    }
    return JsonTree.items(containers(pod))
        .map(container -> reason(container.path("state")))
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .orElse(KindColumns.field(pod, "status", "phase"));
  }

  private static String reason(JsonNode state) {
    String waiting = state.path("waiting").path("reason").asText();
    return waiting.isEmpty() ? state.path("terminated").path("reason").asText() : waiting;
  }

  private static String restarts(JsonNode pod, Instant now) {
    int restarts =
        JsonTree.items(containers(pod)).mapToInt(c -> c.path("restartCount").asInt()).sum();
    String last =
        JsonTree.items(containers(pod))
            .map(c -> KindColumns.field(c, "lastState", "terminated", "finishedAt"))
            .max(String::compareTo)
            .orElse("");
    return restarts == 0 || last.isEmpty()
        ? Integer.toString(restarts)
        : restarts + " (" + Age.of(last, now) + " ago)";
  }

  private static JsonNode containers(JsonNode pod) {
    return pod.path("status").path("containerStatuses");
  }
}
