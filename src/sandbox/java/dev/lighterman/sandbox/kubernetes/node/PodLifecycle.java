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
import java.util.Optional;
import java.util.function.Consumer;

/** One pod on its node, from its sandbox to its end. */
final class PodLifecycle {

  private static final Duration SANDBOX = Duration.ofMillis(300);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final ControllerContext plane;
  private final Kubelet.ContainerRuntime engine;
  private final JsonNode pod;
  private final PodContainers containers;
  private volatile boolean ended;

  private PodLifecycle(ControllerContext plane, Kubelet.ContainerRuntime engine, JsonNode pod) {
    this.plane = plane;
    this.engine = engine;
    this.pod = pod;
    this.containers = new PodContainers(this);
  }

  static PodLifecycle start(
      ControllerContext plane, Kubelet.ContainerRuntime engine, JsonNode pod) {
    var run = new PodLifecycle(plane, engine, pod);
    plane.later(SANDBOX, "sandbox of " + ObjectMeta.name(pod), run::begin);
    return run;
  }

  Kubelet.ContainerRuntime engine() {
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
    containers.kill();
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
    Optional<EventMessage> missing = new VolumeMounts(plane).missing(pod);
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
    containers.begin();
  }
}
