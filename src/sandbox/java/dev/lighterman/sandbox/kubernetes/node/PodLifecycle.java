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

/** Runs one pod: creates its sandbox, mounts volumes, starts containers, terminates them. */
final class PodLifecycle {

  private static final Duration SANDBOX_TIME = Duration.ofMillis(300);
  private static final Duration MOUNT_RETRY_INTERVAL = Duration.ofSeconds(2);

  private final ControllerContext context;
  private final ContainerRuntime runtime;
  private final JsonNode pod;
  private final List<ContainerLifecycle> containers = new ArrayList<>();
  private volatile boolean terminated;

  private PodLifecycle(ControllerContext context, ContainerRuntime runtime, JsonNode pod) {
    this.context = context;
    this.runtime = runtime;
    this.pod = pod;
  }

  static PodLifecycle start(ControllerContext context, ContainerRuntime runtime, JsonNode pod) {
    var lifecycle = new PodLifecycle(context, runtime, pod);
    context.schedule(SANDBOX_TIME, "sandbox of " + ObjectMeta.name(pod), lifecycle::run);
    return lifecycle;
  }

  ContainerRuntime runtime() {
    return runtime;
  }

  ControllerContext context() {
    return context;
  }

  JsonNode pod() {
    return pod;
  }

  String node() {
    return pod.path("spec").path("nodeName").asText();
  }

  /** Kills the containers, then removes the pod; does nothing the second time. */
  void terminate() {
    if (terminated) {
      return;
    }
    terminated = true;
    synchronized (containers) {
      containers.forEach(ContainerLifecycle::kill);
    }
    context.schedule(
        Duration.ofSeconds(1),
        "end of " + ObjectMeta.name(pod),
        () -> context.api().remove(ObjectKey.of(ResourceKind.POD, pod)));
  }

  void recordEvent(EventMessage message) {
    context.events().record(pod, message, new EventSource("kubelet", node()));
  }

  void schedule(Duration duration, String description, Runnable task) {
    context.schedule(
        duration,
        description + " of " + ObjectMeta.name(pod),
        () -> {
          if (!terminated) {
            task.run();
          }
        });
  }

  /** Changes a container's status, and updates the pod's by it. */
  void change(String statusList, String container, Consumer<ObjectNode> mutation) {
    context.change(
        ResourceKind.POD,
        pod,
        found -> {
          JsonTree.objects(found.path("status").path(statusList)).stream()
              .filter(status -> status.path("name").asText().equals(container))
              .forEach(mutation);
          PodStatus.update(found, now());
        });
  }

  String now() {
    return context.now();
  }

  private void run() {
    if (terminated) {
      return;
    }
    context.change(ResourceKind.POD, pod, found -> InitialPodStatus.set(found, now()));
    mountVolumes();
  }

  /** Starts the containers once all secrets and config maps of volumes exist. */
  private void mountVolumes() {
    Optional<EventMessage> missing = failedMount();
    if (missing.isPresent()) {
      recordEvent(missing.get());
      schedule(MOUNT_RETRY_INTERVAL, "mounts", this::mountVolumes);
      return;
    }
    for (String secret : new ImagePullSecrets(context).missing(pod)) {
      recordEvent(
          EventMessage.warning(
              "FailedToRetrieveImagePullSecret",
              "Unable to retrieve some image pull secrets (%s); attempting to pull the image may not succeed."
                  .formatted(secret)));
    }
    startContainers(0);
  }

  /** The event about the first volume whose secret or config map is missing. */
  private Optional<EventMessage> failedMount() {
    for (JsonNode volume : pod.path("spec").path("volumes")) {
      Optional<String> missing =
          missingSource(volume.path("secret"), "secretName", ResourceKind.SECRET)
              .or(() -> missingSource(volume.path("configMap"), "name", ResourceKind.CONFIG_MAP));
      if (missing.isPresent()) {
        return Optional.of(
            EventMessage.warning(
                "FailedMount",
                "MountVolume.SetUp failed for volume \"%s\" : %s"
                    .formatted(volume.path("name").asText(), missing.get())));
      }
    }
    return Optional.empty();
  }

  private Optional<String> missingSource(JsonNode source, String field, ResourceKind kind) {
    String name = source.path(field).asText();
    if (name.isEmpty() || source.path("optional").asBoolean()) {
      return Optional.empty();
    }
    boolean exists = context.get(new ObjectKey(kind, ObjectMeta.namespace(pod), name)).isPresent();
    String word = kind == ResourceKind.SECRET ? "secret" : "configmap";
    return exists ? Optional.empty() : Optional.of(word + " \"" + name + "\" not found");
  }

  /** Runs the init containers from this index one by one, then all other containers. */
  private void startContainers(int index) {
    JsonNode spec = pod.path("spec");
    JsonNode initContainers = spec.path("initContainers");
    if (index < initContainers.size()) {
      startContainer(
          initContainers.get(index), "initContainerStatuses", () -> startContainers(index + 1));
    } else {
      spec.path("containers")
          .forEach(container -> startContainer(container, "containerStatuses", () -> {}));
    }
  }

  private void startContainer(JsonNode container, String statusList, Runnable onSuccess) {
    var lifecycle = new ContainerLifecycle(this, container, statusList, onSuccess);
    synchronized (containers) {
      containers.add(lifecycle);
    }
    lifecycle.pullAndStart();
  }
}
