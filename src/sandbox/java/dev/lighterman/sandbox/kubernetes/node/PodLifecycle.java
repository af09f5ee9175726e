package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.ControllerContext;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.controllers.PodStatus;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One pod on its node, from its sandbox to its end. */
final class PodLifecycle {

  private static final Duration SANDBOX = Duration.ofMillis(300);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final ControllerContext plane;
  private final ContainerRuntime engine;
  private final JsonNode pod;
  private final List<ContainerLifecycle> running = new ArrayList<>();
  private volatile boolean ended;

  private PodLifecycle(ControllerContext plane, ContainerRuntime engine, JsonNode pod) {
    this.plane = plane;
    this.engine = engine;
    this.pod = pod;
  }

  static PodLifecycle start(ControllerContext plane, ContainerRuntime engine, JsonNode pod) {
    var run = new PodLifecycle(plane, engine, pod);
    plane.later(SANDBOX, "sandbox of " + ObjectMeta.name(pod), run::begin);
    return run;
  }

  ContainerRuntime engine() {
    return engine;
  }

  ControllerContext plane() {
    return plane;
  }

  JsonNode pod() {
    return pod;
  }

  String node() {
    return pod.path("spec").path("nodeName").asText();
  }

  /** Ends the containers, then takes the pod away; once. */
  void end() {
    if (ended) {
      return;
    }
    ended = true;
    synchronized (running) {
      running.forEach(ContainerLifecycle::kill);
    }
    plane.later(
        Duration.ofSeconds(1),
        "end of " + ObjectMeta.name(pod),
        () -> plane.api().remove(ObjectKey.of(ResourceKind.POD, pod)));
  }

  void tell(EventMessage told) {
    plane.events().record(pod, told, new EventSource("kubelet", node()));
  }

  void later(Duration duration, String what, Runnable then) {
    plane.later(
        duration,
        what + " of " + ObjectMeta.name(pod),
        () -> {
          if (!ended) {
            then.run();
          }
        });
  }

  /** Changes a container's status, and what follows from it for the pod. */
  void change(String list, String container, Consumer<ObjectNode> how) {
    plane.change(
        ResourceKind.POD,
        pod,
        found -> {
          JsonTree.objects(found.path("status").path(list)).stream()
              .filter(c -> c.path("name").asText().equals(container))
              .forEach(how);
          PodStatus.update(found, now());
        });
  }

  String now() {
    return plane.now();
  }

  private void begin() {
    if (ended) {
      return;
    }
    plane.change(ResourceKind.POD, pod, found -> InitialPodStatus.put(found, now()));
    mount();
  }

  /** Goes on once every secret and config map that a volume needs is there. */
  private void mount() {
    Optional<EventMessage> missing = missingVolume();
    if (missing.isPresent()) {
      tell(missing.get());
      later(AGAIN, "mounts", this::mount);
      return;
    }
    for (String secret : new ImagePullSecrets(plane).missing(pod)) {
      tell(
          EventMessage.warning(
              "FailedToRetrieveImagePullSecret",
              "Unable to retrieve some image pull secrets (%s); attempting to pull the image may not succeed."
                  .formatted(secret)));
    }
    next(0);
  }

  /** The first secret or config map of a volume that is missing, as the kubelet tells it. */
  private Optional<EventMessage> missingVolume() {
    for (JsonNode volume : pod.path("spec").path("volumes")) {
      Optional<String> lacks =
          lacks(volume.path("secret"), "secretName", ResourceKind.SECRET)
              .or(() -> lacks(volume.path("configMap"), "name", ResourceKind.CONFIG_MAP));
      if (lacks.isPresent()) {
        return Optional.of(
            EventMessage.warning(
                "FailedMount",
                "MountVolume.SetUp failed for volume \"%s\" : %s"
                    .formatted(volume.path("name").asText(), lacks.get())));
      }
    }
    return Optional.empty();
  }

  private Optional<String> lacks(JsonNode source, String field, ResourceKind kind) {
    String name = source.path(field).asText();
    if (name.isEmpty() || source.path("optional").asBoolean()) {
      return Optional.empty();
    }
    boolean there = plane.get(new ObjectKey(kind, ObjectMeta.namespace(pod), name)).isPresent();
    String word = kind == ResourceKind.SECRET ? "secret" : "configmap";
    return there ? Optional.empty() : Optional.of(word + " \"" + name + "\" not found");
  }

  /** Runs the init containers one after the other, then all the others. */
  private void next(int index) {
    JsonNode spec = pod.path("spec");
    JsonNode first = spec.path("initContainers");
    if (index < first.size()) {
      launch(first.get(index), "initContainerStatuses", () -> next(index + 1));
    } else {
      spec.path("containers").forEach(c -> launch(c, "containerStatuses", () -> {}));
    }
  }

  private void launch(JsonNode container, String list, Runnable whenDone) {
    var run = new ContainerLifecycle(this, container, list, whenDone);
    synchronized (running) {
      running.add(run);
    }
    run.begin();
  }
}
