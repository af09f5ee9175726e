package dev.lighterman.sandbox.kubernetes.controllers;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.StatusConditions;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Gives each new pod a node, or tells why there is none for it. */
final class Scheduler implements Controller {

  private static final Duration THOUGHT = Duration.ofMillis(200);
  private static final EventSource TELLER = EventSource.of("default-scheduler");

  private final ControllerContext plane;
  private final PersistentVolumeClaims claims;
  private final Set<String> placing = ConcurrentHashMap.newKeySet();

  Scheduler(ControllerContext plane) {
    this.plane = plane;
    this.claims = new PersistentVolumeClaims(plane);
  }

  @Override
  public void changed(WatchEvent change) {
    switch (change.kind()) {
      case POD -> plane.get(change.key()).ifPresent(this::place);
      case NODE, PERSISTENT_VOLUME_CLAIM -> plane.list(ResourceKind.POD, "").forEach(this::place);
      default -> {
        // Nothing else makes room.
      }
    }
  }

  private void place(ObjectNode pod) {
    boolean waits = !pod.path("spec").hasNonNull("nodeName") && !ObjectMeta.isTerminating(pod);
    if (!waits || placing.contains(ObjectMeta.uid(pod))) {
      return;
    }
    List<ObjectNode> nodes = plane.list(ResourceKind.NODE, "");
    List<ObjectNode> open = nodes.stream().filter(n -> obstacle(pod, n).isEmpty()).toList();
    Optional<String> missing = claims.obstacle(pod);
    if (missing.isPresent()) {
      refuse(pod, nodes.size(), missing.get());
    } else if (open.isEmpty()) {
      refuse(pod, nodes.size(), obstacles(pod, nodes));
    } else if (claims.ready(pod)) {
      placing.add(ObjectMeta.uid(pod));
      plane.later(THOUGHT, "placing " + ObjectMeta.name(pod), () -> bind(pod, open));
    }
  }

  private void bind(ObjectNode pod, List<ObjectNode> open) {
    String node = leastLoaded(open);
    plane.change(
        ResourceKind.POD,
        pod,
        found -> {
          JsonTree.child(found, "spec").put("nodeName", node);
          condition(found, true, "", "");
        });
    placing.remove(ObjectMeta.uid(pod));
    if (plane.findCurrent(ResourceKind.POD, pod).isPresent()) {
      String message =
          "Successfully assigned %s/%s to %s"
              .formatted(ObjectMeta.namespace(pod), ObjectMeta.name(pod), node);
      plane.events().record(pod, EventMessage.normal("Scheduled", message), TELLER);
    }
  }

  private String leastLoaded(List<ObjectNode> nodes) {
    Map<String, Long> load =
        plane.list(ResourceKind.POD, "").stream()
            .filter(p -> !PodStatus.isOver(p))
            .collect(groupingBy(p -> p.path("spec").path("nodeName").asText(), counting()));
    return nodes.stream()
        .map(ObjectMeta::name)
        .min(
            Comparator.comparing((String name) -> load.getOrDefault(name, 0L))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  private void refuse(ObjectNode pod, int nodes, String why) {
    String message =
        "0/%1$d nodes are available: %2$s. preemption: 0/%1$d nodes are available: %1$d Preemption is not helpful for scheduling."
            .formatted(nodes, why);
    boolean told =
        StatusConditions.find(pod.path("status"), "PodScheduled")
            .filter(c -> c.path("message").asText().equals(message))
            .isPresent();
    if (!told) {
      plane.change(
          ResourceKind.POD, pod, found -> condition(found, false, "Unschedulable", message));
      plane.events().record(pod, EventMessage.warning("FailedScheduling", message), TELLER);
      plane.eventLog().append(pod, "finds no node: " + why);
    }
  }

  private void condition(ObjectNode pod, boolean holds, String reason, String message) {
    new StatusConditions(JsonTree.child(pod, "status"), plane.now())
        .set("PodScheduled", holds, reason, message);
  }

  private static Optional<String> obstacle(JsonNode pod, JsonNode node) {
    return NodeSelection.selects(pod, node)
        ? NodeSelection.isUnschedulable(node)
        : Optional.of("node(s) didn't match Pod's node affinity/selector");
  }

  private static String obstacles(JsonNode pod, List<ObjectNode> nodes) {
    return nodes.stream()
        .flatMap(node -> obstacle(pod, node).stream())
        .collect(groupingBy(why -> why, counting()))
        .entrySet()
        .stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .sorted()
        .collect(joining(", "));
  }
}
