package dev.lighterman.sandbox.kubernetes.tables;

import static dev.lighterman.sandbox.kubernetes.tables.Column.text;
import static dev.lighterman.sandbox.kubernetes.tables.Column.wide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.time.Instant;
import java.util.List;

/** How pods are shown. */
final class PodColumns {

  static final List<Column> ALL =
      List.of(
          Column.NAME,
          text("Ready", PodColumns::ready),
          text("Status", PodColumns::status),
          new Column("Restarts", "string", false, PodColumns::restarts),
          Column.AGE,
          wide("IP", pod -> Columns.orNone(Columns.at(pod, "status", "podIP"))),
          wide("Node", pod -> Columns.orNone(Columns.at(pod, "spec", "nodeName"))),
          wide("Nominated Node", pod -> "<none>"),
          wide("Readiness Gates", pod -> "<none>"));

  private PodColumns() {}

  private static String ready(JsonNode pod) {
    long ready = Tree.items(containers(pod)).filter(c -> c.path("ready").asBoolean()).count();
    return ready + "/" + pod.path("spec").path("containers").size();
  }

  /** The phase, or what says more about how the containers are. */
  private static String status(JsonNode pod) {
    if (Meta.leaving(pod)) {
      return "Terminating";
    }
    JsonNode first = pod.path("status").path("initContainerStatuses");
    for (int i = 0; i < first.size(); i++) {
      JsonNode state = first.get(i).path("state");
      if (state.path("terminated").path("exitCode").asInt(-1) != 0) {
        String reason = reason(state);
        boolean plain = reason.isEmpty() || reason.equals("PodInitializing");
        return "Init:" + (plain ? i + "/" + first.size() : reason);
      }
    }
    return Tree.items(containers(pod))
        .map(container -> reason(container.path("state")))
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .orElse(Columns.at(pod, "status", "phase"));
  }

  private static String reason(JsonNode state) {
    String waiting = state.path("waiting").path("reason").asText();
    return waiting.isEmpty() ? state.path("terminated").path("reason").asText() : waiting;
  }

  private static String restarts(JsonNode pod, Instant now) {
    int restarts = Tree.items(containers(pod)).mapToInt(c -> c.path("restartCount").asInt()).sum();
    String last =
        Tree.items(containers(pod))
            .map(c -> Columns.at(c, "lastState", "terminated", "finishedAt"))
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
