package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.controllers.ControlPlane;
import dev.lighterman.sandbox.kubernetes.controllers.Controller;
import dev.lighterman.sandbox.kubernetes.objects.Change;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import java.util.HashMap;
import java.util.Map;

/** Runs on every node the pods that were given to it. */
public final class Kubelet implements Controller {

  private final ControlPlane plane;
  private final Engine engine;
  private final Map<String, PodRun> runs = new HashMap<>();

  /** What containers need to run: their images and somewhere to speak to. */
  public record Engine(String cluster, ImagePulls pulls, NodeImages images, PodLogs logs) {}

  public Kubelet(ControlPlane plane, Engine engine) {
    this.plane = plane;
    this.engine = engine;
  }

  @Override
  public void changed(Change change) {
    if (change.kind() != Kind.POD) {
      return;
    }
    JsonNode pod = change.object();
    String uid = Meta.uid(pod);
    if (change.type() == Change.Type.DELETED) {
      runs.remove(uid);
      engine.logs().forget(uid);
    } else if (pod.path("spec").hasNonNull("nodeName")) {
      PodRun run = runs.computeIfAbsent(uid, u -> PodRun.start(plane, engine, pod));
      if (Meta.leaving(pod)) {
        run.end();
      }
    }
  }
}
