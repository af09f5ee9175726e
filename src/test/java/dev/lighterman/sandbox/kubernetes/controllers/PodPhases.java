package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.Change;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells who wants to know of each step in the life of a pod. */
public final class PodPhases implements Controller {

  private final Consumer<PodPhase> listener;
  private final Map<String, PodPhase> last = new HashMap<>();

  public PodPhases(Consumer<PodPhase> listener) {
    this.listener = listener;
  }

  @Override
  public void changed(Change change) {
    if (change.kind() != Kind.POD) {
      return;
    }
    boolean gone = change.type() == Change.Type.DELETED;
    JsonNode pod = change.object();
    var phase =
        new PodPhase(
            Meta.namespace(pod),
            Meta.name(pod),
            Meta.labels(pod),
            gone ? "Gone" : pod.path("status").path("phase").asText(),
            !gone && PodStatus.isReady(pod));
    PodPhase before = gone ? last.remove(Meta.uid(pod)) : last.put(Meta.uid(pod), phase);
    if (!phase.equals(before)) {
      listener.accept(phase);
    }
  }
}
