package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells who wants to know of each step in the life of a pod. */
public final class PodPhaseRecorder implements Controller {

  private final Consumer<PodPhase> listener;
  private final Map<String, PodPhase> last = new HashMap<>();

  public PodPhaseRecorder(Consumer<PodPhase> listener) {
    this.listener = listener;
  }

  @Override
  public void changed(WatchEvent change) {
    if (change.kind() != ResourceKind.POD) {
      return;
    }
    boolean gone = change.type() == WatchEvent.Type.DELETED;
    JsonNode pod = change.object();
    var phase =
        new PodPhase(
            ObjectMeta.namespace(pod),
            ObjectMeta.name(pod),
            ObjectMeta.labels(pod),
            gone ? "Gone" : pod.path("status").path("phase").asText(),
            !gone && PodStatus.isReady(pod));
    PodPhase before =
        gone ? last.remove(ObjectMeta.uid(pod)) : last.put(ObjectMeta.uid(pod), phase);
    if (!phase.equals(before)) {
      listener.accept(phase);
    }
  }
}
