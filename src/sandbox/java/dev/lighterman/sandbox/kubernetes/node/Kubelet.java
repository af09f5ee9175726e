package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.controllers.Controller;
import dev.lighterman.sandbox.kubernetes.controllers.ControllerContext;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.util.HashMap;
import java.util.Map;

/** Runs on every node the pods that were given to it. */
public final class Kubelet implements Controller {

  private final ControllerContext plane;
  private final ContainerRuntime engine;
  private final Map<String, PodLifecycle> runs = new HashMap<>();

  public Kubelet(ControllerContext plane, ContainerRuntime engine) {
    this.plane = plane;
    this.engine = engine;
  }

  @Override
  public void changed(WatchEvent change) {
    if (change.kind() != ResourceKind.POD) {
      return;
    }
    JsonNode pod = change.object();
    String uid = ObjectMeta.uid(pod);
    if (change.type() == WatchEvent.Type.DELETED) {
      runs.remove(uid);
      engine.logs().forget(uid);
    } else if (pod.path("spec").hasNonNull("nodeName")) {
      PodLifecycle run = runs.computeIfAbsent(uid, u -> PodLifecycle.start(plane, engine, pod));
      if (ObjectMeta.isTerminating(pod)) {
        run.end();
      }
    }
  }
}
