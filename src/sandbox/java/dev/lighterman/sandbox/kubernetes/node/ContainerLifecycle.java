package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.time.Duration;
import java.util.function.Consumer;

/** Runs one container of a pod, through all its restarts. */
final class ContainerLifecycle {

  private static final Duration START_TIME = Duration.ofMillis(200);
  private static final Duration RUN_TIME = Duration.ofSeconds(1);

  private final PodLifecycle pod;
  private final JsonNode container;
  private final String statusList;
  private final Runnable onSuccess;
  private final ContainerImagePull pull;
  private int restarts;
  private volatile boolean running;

  ContainerLifecycle(PodLifecycle pod, JsonNode container, String statusList, Runnable onSuccess) {
    this.pod = pod;
    this.container = container;
    this.statusList = statusList;
    this.onSuccess = onSuccess;
    this.pull = new ContainerImagePull(pod, container, this::updateStatus, this::create);
  }

  /** Pulls the image, then starts the container. */
  void pullAndStart() {
    pull.start();
  }

  void kill() {
    if (running) {
      running = false;
      pod.recordEvent(EventMessage.normal("Killing", "Stopping container " + name()));
    }
  }

  private void create(PullResult.Pulled image) {
    pod.recordEvent(EventMessage.normal("Created", "Created container: " + name()));
    pod.schedule(START_TIME, "start", () -> start(image));
  }

  private void start(PullResult.Pulled image) {
    pod.recordEvent(EventMessage.normal("Started", "Started container " + name()));
    running = true;
    var source = new ContainerLogs.Source(ObjectMeta.uid(pod.pod()), name());
    pod.runtime().logs().startRun(source);
    image.behaviour().lines().forEach(line -> pod.runtime().logs().append(source, line));
    updateStatus(status -> {
      ContainerStatus.setRunning(status, image.digest(), pod.now());
      status.put("restartCount", restarts);
    });
    if (image.behaviour().serves()) {
      pod.schedule(readinessDelay(), "readiness", this::becomeReady);
    } else {
      updateStatus(status -> status.put("ready", true));
      pod.schedule(RUN_TIME, "life", () -> exit(image.behaviour().exitCode()));
    }
  }

  private void becomeReady() {
    if (running) {
      updateStatus(status -> status.put("ready", true));
      pod.context().eventLog().append(pod.pod(), "runs " + name() + " on " + pod.node());
    }
  }

  private void exit(int code) {
    running = false;
    updateStatus(status -> ContainerStatus.setTerminated(status, code, pod.now()));
    pod.context()
        .eventLog()
        .append(pod.pod(), "ran %s, which ended with code %d".formatted(name(), code));
    if (restartsAfter(code)) {
      restart();
    } else if (code == 0) {
      onSuccess.run();
    }
  }

  private boolean restartsAfter(int code) {
    return switch (pod.pod().path("spec").path("restartPolicy").asText()) {
      case "Never" -> false;
      case "OnFailure" -> code != 0;
      default -> code != 0 || statusList.equals("containerStatuses");
    };
  }

  /** Restarts the container: at once the first time, later with exponential back-off. */
  private void restart() {
    if (restarts == 0) {
      pod.schedule(RUN_TIME, "restart", this::restartNow);
    } else {
      pod.schedule(RUN_TIME, "crash loop", () -> backOff(BackOff.after(restarts)));
    }
  }

  private void backOff(Duration pause) {
    JsonNode podObject = pod.pod();
    String qualifiedName =
        "%s_%s(%s)"
            .formatted(
                ObjectMeta.name(podObject),
                ObjectMeta.namespace(podObject),
                ObjectMeta.uid(podObject));
    String message =
        "back-off %s restarting failed container=%s pod=%s"
            .formatted(BackOff.format(pause), name(), qualifiedName);
    updateStatus(status -> ContainerStatus.setWaiting(status, "CrashLoopBackOff", message));
    String event =
        "Back-off restarting failed container %s in pod %s".formatted(name(), qualifiedName);
    pod.recordEvent(EventMessage.warning("BackOff", event));
    pod.schedule(pause, "restart", this::restartNow);
  }

  private void restartNow() {
    restarts++;
    updateStatus(ContainerStatus::keepLastState);
    pullAndStart();
  }

  private Duration readinessDelay() {
    JsonNode probe = container.path("readinessProbe");
    return probe.isMissingNode()
        ? Duration.ZERO
        : Duration.ofSeconds(Math.max(1, probe.path("initialDelaySeconds").asLong()));
  }

  private String name() {
    return container.path("name").asText();
  }

  private void updateStatus(Consumer<ObjectNode> mutation) {
    pod.change(statusList, name(), mutation);
  }
}
