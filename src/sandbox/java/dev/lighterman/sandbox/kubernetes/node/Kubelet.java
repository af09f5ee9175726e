package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.controllers.Controller;
import dev.lighterman.sandbox.kubernetes.controllers.ControllerContext;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.util.HashMap;
import java.util.Map;

/** The kubelets of all nodes: run the pods that are bound to them. */
public final class Kubelet implements Controller {

  private final ControllerContext context;
  private final ContainerRuntime runtime;
  private final Map<String, PodLifecycle> lifecycles = new HashMap<>();

  public Kubelet(ControllerContext context, ContainerRuntime runtime) {
    this.context = context;
    this.runtime = runtime;
  }

  @Override
  public void onChange(WatchEvent change) {
    if (change.kind() != ResourceKind.POD) {
      return;
    }
    JsonNode pod = change.object();
    String uid = ObjectMeta.uid(pod);
    if (change.type() == WatchEvent.Type.DELETED) {
      lifecycles.remove(uid);
      runtime.logs().remove(uid);
    } else if (pod.path("spec").hasNonNull("nodeName")) {
      PodLifecycle lifecycle =
          lifecycles.computeIfAbsent(uid, u -> PodLifecycle.start(context, runtime, pod));
      if (ObjectMeta.isTerminating(pod)) {
        lifecycle.terminate();
      }
    }
  }
}
