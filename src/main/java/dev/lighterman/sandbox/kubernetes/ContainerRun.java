package dev.lighterman.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.Events.Told;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.time.Duration;
import java.util.UUID;

/** One container of a pod, over all its restarts. */
final class ContainerRun {

  private static final Duration START = Duration.ofMillis(200);
  private static final Duration LIFE = Duration.ofSeconds(1);

  private final PodRun pod;
  private final JsonNode container;
  private final String list;
  private final Runnable whenDone;
  private final ImagePull pull;
  private int restarts;
  private boolean running;

  ContainerRun(PodRun pod, JsonNode container, String list, Runnable whenDone) {
    this.pod = pod;
    this.container = container;
    this.list = list;
    this.whenDone = whenDone;
    this.pull = new ImagePull(pod, container, this::put, this::create);
  }

  /** Gets the image, then starts. */
  void begin() {
    pull.begin();
  }

  void kill() {
    if (running) {
      running = false;
      pod.tell(Told.normal("Killing", "Stopping container " + name()));
    }
  }

  private void create(PullResult.Pulled image) {
    pod.tell(Told.normal("Created", "Created container: " + name()));
    pod.later(START, "start", () -> start(image));
  }

  private void start(PullResult.Pulled image) {
    pod.tell(Told.normal("Started", "Started container " + name()));
    running = true;
    var source = new PodLogs.Source(Meta.uid(pod.pod()), name());
    pod.engine().logs().begin(source);
    image.behaviour().lines().forEach(line -> pod.engine().logs().say(source, line));
    String id = "containerd://" + UUID.randomUUID().toString().replace("-", "").repeat(2);
    put(status -> {
      status.put("imageID", repository() + "@" + image.digest());
      status.put("containerID", id).put("started", true).put("restartCount", restarts);
      status.putObject("state").putObject("running").put("startedAt", pod.now());
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
      pod.plane().story().say(pod.pod(), "runs " + name() + " on " + pod.node());
    }
  }

  private void end(int code) {
    running = false;
    put(status -> {
      ObjectNode state = Tree.child(status, "state");
      JsonNode started = state.path("running").path("startedAt");
      state
          .removeAll()
          .putObject("terminated")
          .put("exitCode", code)
          .put("reason", code == 0 ? "Completed" : "Error")
          .put("startedAt", started.asText())
          .put("finishedAt", pod.now())
          .put("containerID", status.path("containerID").asText());
      status.put("ready", false).put("started", false);
    });
    pod.plane().story().say(pod.pod(), "ran %s, which ended with code %d".formatted(name(), code));
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
      return;
    }
    Duration pause = BackOff.after(restarts);
    String which =
        "container=%s pod=%s_%s(%s)"
            .formatted(
                name(), Meta.name(pod.pod()), Meta.namespace(pod.pod()), Meta.uid(pod.pod()));
    pod.later(
        LIFE,
        "crash loop",
        () -> {
          String message =
              "back-off %s restarting failed %s".formatted(BackOff.words(pause), which);
          put(status -> waitAgain(status, message));
          pod.tell(
              Told.warning(
                  "BackOff",
                  "Back-off restarting failed container %s in pod %s"
                      .formatted(name(), which.substring(which.indexOf("pod=") + 4))));
          pod.later(pause, "restart", this::again);
        });
  }

  private void again() {
    restarts++;
    put(status -> keepLast(status));
    begin();
  }

  private static void waitAgain(ObjectNode status, String message) {
    keepLast(status);
    status
        .putObject("state")
        .putObject("waiting")
        .put("reason", "CrashLoopBackOff")
        .put("message", message);
  }

  private static void keepLast(ObjectNode status) {
    if (status.path("state").has("terminated")) {
      status.set("lastState", status.path("state").deepCopy());
    }
  }

  private Duration untilReady() {
    JsonNode probe = container.path("readinessProbe");
    return probe.isMissingNode()
        ? Duration.ZERO
        : Duration.ofSeconds(Math.max(1, probe.path("initialDelaySeconds").asLong()));
  }

  private String repository() {
    String image = container.path("image").asText();
    String bare = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
    int tag = bare.lastIndexOf(':');
    return tag > bare.lastIndexOf('/') ? bare.substring(0, tag) : bare;
  }

  private String name() {
    return container.path("name").asText();
  }

  private void put(java.util.function.Consumer<ObjectNode> how) {
    pod.change(list, name(), how);
  }
}
