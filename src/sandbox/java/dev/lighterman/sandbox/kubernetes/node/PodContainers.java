package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The containers of one pod, in the order in which they start. */
final class PodContainers {

  private final PodLifecycle pod;
  private final List<ContainerLifecycle> running = new ArrayList<>();

  PodContainers(PodLifecycle pod) {
    this.pod = pod;
  }

  /** Runs the init containers one after the other, then all the others. */
  void begin() {
    next(0);
  }

  void kill() {
    synchronized (running) {
      running.forEach(ContainerLifecycle::kill);
    }
  }

  private void next(int index) {
    JsonNode spec = pod.pod().path("spec");
    JsonNode first = spec.path("initContainers");
    if (index < first.size()) {
      launch(first.get(index), "initContainerStatuses", () -> next(index + 1));
    } else {
      spec.path("containers").forEach(c -> launch(c, "containerStatuses", () -> {}));
    }
  }

  private void launch(JsonNode container, String list, Runnable whenDone) {
    var run = new ContainerLifecycle(pod, container, list, whenDone);
    synchronized (running) {
      running.add(run);
    }
    run.begin();
  }
}
