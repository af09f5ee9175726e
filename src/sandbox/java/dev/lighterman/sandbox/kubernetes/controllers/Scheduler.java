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

/** Binds each new pod to the least loaded feasible node, or records why there is none. */
final class Scheduler implements Controller {

  private static final Duration SCHEDULING_TIME = Duration.ofMillis(200);
  private static final EventSource SOURCE = EventSource.of("default-scheduler");

  private final ControllerContext context;
  private final PersistentVolumeClaims claims;
  private final Set<String> binding = ConcurrentHashMap.newKeySet();

  Scheduler(ControllerContext context) {
    this.context = context;
    this.claims = new PersistentVolumeClaims(context);
  }

  @Override
  public void onChange(WatchEvent change) {
    switch (change.kind()) {
      case POD -> context.get(change.key()).ifPresent(this::schedule);
      case NODE, PERSISTENT_VOLUME_CLAIM ->
          context.list(ResourceKind.POD, "", Scheduler::isPending).forEach(this::schedule);
      default -> {
        // No other kind affects scheduling.
      }
    }
  }

  private void schedule(ObjectNode pod) {
    if (!isPending(pod) || binding.contains(ObjectMeta.uid(pod))) {
      return;
    }
    List<ObjectNode> nodes = context.list(ResourceKind.NODE, "");
    List<ObjectNode> feasible =
        nodes.stream().filter(node -> rejection(pod, node).isEmpty()).toList();
    Optional<String> claimReason = claims.unschedulableReason(pod);
    if (claimReason.isPresent()) {
      markUnschedulable(pod, nodes.size(), claimReason.get());
    } else if (feasible.isEmpty()) {
      markUnschedulable(pod, nodes.size(), rejections(pod, nodes));
    } else if (claims.allBound(pod)) {
      binding.add(ObjectMeta.uid(pod));
      context.schedule(
          SCHEDULING_TIME, "placing " + ObjectMeta.name(pod), () -> bind(pod, feasible));
    }
  }

  private static boolean isPending(ObjectNode pod) {
    return !pod.path("spec").hasNonNull("nodeName") && !ObjectMeta.isTerminating(pod);
  }

  private void bind(ObjectNode pod, List<ObjectNode> feasible) {
    String node = leastLoaded(feasible);
    context.change(
        ResourceKind.POD,
        pod,
        found -> {
          JsonTree.child(found, "spec").put("nodeName", node);
          setPodScheduled(found, true, "", "");
        });
    binding.remove(ObjectMeta.uid(pod));
    if (context.findCurrent(ResourceKind.POD, pod).isPresent()) {
      String message =
          "Successfully assigned %s/%s to %s"
              .formatted(ObjectMeta.namespace(pod), ObjectMeta.name(pod), node);
      context.events().record(pod, EventMessage.normal("Scheduled", message), SOURCE);
    }
  }

  private String leastLoaded(List<ObjectNode> nodes) {
    Map<String, Long> load =
        context.list(ResourceKind.POD, "", other -> !PodStatus.isFinished(other)).stream()
            .collect(groupingBy(other -> other.path("spec").path("nodeName").asText(), counting()));
    return nodes.stream()
        .map(ObjectMeta::name)
        .min(
            Comparator.comparing((String name) -> load.getOrDefault(name, 0L))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  private void markUnschedulable(ObjectNode pod, int nodes, String reason) {
    String message =
        "0/%1$d nodes are available: %2$s. preemption: 0/%1$d nodes are available: %1$d Preemption is not helpful for scheduling."
            .formatted(nodes, reason);
    boolean recorded =
        StatusConditions.find(pod.path("status"), "PodScheduled")
            .filter(c -> c.path("message").asText().equals(message))
            .isPresent();
    if (!recorded) {
      context.change(
          ResourceKind.POD, pod, found -> setPodScheduled(found, false, "Unschedulable", message));
      context.events().record(pod, EventMessage.warning("FailedScheduling", message), SOURCE);
      context.eventLog().append(pod, "finds no node: " + reason);
    }
  }

  private void setPodScheduled(ObjectNode pod, boolean holds, String reason, String message) {
    new StatusConditions(JsonTree.child(pod, "status"), context.now())
        .set("PodScheduled", holds, reason, message);
  }

  private static Optional<String> rejection(JsonNode pod, JsonNode node) {
    return NodeSelection.selects(pod, node)
        ? NodeSelection.unschedulableReason(node)
        : Optional.of("node(s) didn't match Pod's node affinity/selector");
  }

  private static String rejections(JsonNode pod, List<ObjectNode> nodes) {
    return nodes.stream()
        .flatMap(node -> rejection(pod, node).stream())
        .collect(groupingBy(reason -> reason, counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .sorted()
        .collect(joining(", "));
  }
}
