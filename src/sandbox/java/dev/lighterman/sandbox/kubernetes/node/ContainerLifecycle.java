package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.time.Duration;
import java.util.function.Consumer;

/** One container of a pod, over all its restarts. */
final class ContainerLifecycle {

  private static final Duration START = Duration.ofMillis(200);
  private static final Duration LIFE = Duration.ofSeconds(1);

  private final PodLifecycle pod;
  private final JsonNode container;
  private final String list;
  private final Runnable whenDone;
  private final ContainerImagePull pull;
  private int restarts;
  private volatile boolean running;

  ContainerLifecycle(PodLifecycle pod, JsonNode container, String list, Runnable whenDone) {
    this.pod = pod;
    this.container = container;
    this.list = list;
    this.whenDone = whenDone;
    this.pull = new ContainerImagePull(pod, container, this::put, this::create);
  }

  /** Gets the image, then starts. */
  void begin() {
    pull.begin();
  }

  void kill() {
    if (running) {
      running = false;
      pod.tell(EventMessage.normal("Killing", "Stopping container " + name()));
    }
  }

  private void create(PullResult.Pulled image) {
    pod.tell(EventMessage.normal("Created", "Created container: " + name()));
    pod.later(START, "start", () -> start(image));
  }

  private void start(PullResult.Pulled image) {
    pod.tell(EventMessage.normal("Started", "Started container " + name()));
    running = true;
    var source = new ContainerLogs.Source(ObjectMeta.uid(pod.pod()), name());
    pod.engine().logs().begin(source);
    image.behaviour().lines().forEach(line -> pod.engine().logs().say(source, line));
    put(status -> {
      ContainerStatus.run(status, image.digest(), pod.now());
      status.put("restartCount", restarts);
    });
    if (image.behaviour().serves()) {
      pod.later(untilReady(), "readiness", this::becomeReady);
    } else {
      put(status -> status.put("ready", true));
      pod.later(LIFE, "life", () -> end(image.behaviour().exitCode()));
    }
  }

  private void becomeReady() {
    if (running) {
      put(status -> status.put("ready", true));
      pod.plane().eventLog().append(pod.pod(), "runs " + name() + " on " + pod.node());
    }
  }

  private void end(int code) {
    running = false;
    put(status -> ContainerStatus.end(status, code, pod.now()));
    pod.plane()
        .eventLog()
        .append(pod.pod(), "ran %s, which ended with code %d".formatted(name(), code));
    if (restartsAfter(code)) {
      restart();
    } else if (code == 0) {
      whenDone.run();
    }
  }

  private boolean restartsAfter(int code) {
    return switch (pod.pod().path("spec").path("restartPolicy").asText()) {
      case "Never" -> false;
      case "OnFailure" -> code != 0;
      default -> code != 0 || list.equals("containerStatuses");
    };
  }

  /** The first restart comes at once; each later one waits twice as long as the one before. */
  private void restart() {
    if (restarts == 0) {
      pod.later(LIFE, "restart", this::again);
    } else {
      pod.later(LIFE, "crash loop", () -> pause(BackOff.after(restarts)));
    }
  }

  private void pause(Duration pause) {
    JsonNode self = pod.pod();
    String which =
        "%s_%s(%s)"
            .formatted(ObjectMeta.name(self), ObjectMeta.namespace(self), ObjectMeta.uid(self));
    String message =
        "back-off %s restarting failed container=%s pod=%s"
            .formatted(BackOff.words(pause), name(), which);
    put(status -> ContainerStatus.await(status, "CrashLoopBackOff", message));
    String told = "Back-off restarting failed container %s in pod %s".formatted(name(), which);
    pod.tell(EventMessage.warning("BackOff", told));
    pod.later(pause, "restart", this::again);
  }

  private void again() {
    restarts++;
    put(ContainerStatus::keepLast);
    begin();
  }

  private Duration untilReady() {
    JsonNode probe = container.path("readinessProbe");
    return probe.isMissingNode()
        ? Duration.ZERO
        : Duration.ofSeconds(Math.max(1, probe.path("initialDelaySeconds").asLong()));
  }

  private String name() {
    return container.path("name").asText();
  }

  private void put(Consumer<ObjectNode> how) {
    pod.change(list, name(), how);
  }
}
