package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.controllers.ControllerContext;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.Optional;

/** The secrets and config maps that a pod mounts. */
record VolumeMounts(ControllerContext plane) {

  /** The first that is missing, as the kubelet tells it. */
  Optional<EventMessage> missing(JsonNode pod) {
    for (JsonNode volume : pod.path("spec").path("volumes")) {
      Optional<String> lacks =
          lacks(pod, volume.path("secret"), "secretName", ResourceKind.SECRET)
              .or(() -> lacks(pod, volume.path("configMap"), "name", ResourceKind.CONFIG_MAP));
      if (lacks.isPresent()) {
        return Optional.of(
            EventMessage.warning(
                "FailedMount",
                "MountVolume.SetUp failed for volume \"%s\" : %s"
                    .formatted(volume.path("name").asText(), lacks.get())));
      }
    }
    return Optional.empty();
  }

  private Optional<String> lacks(JsonNode pod, JsonNode source, String field, ResourceKind kind) {
    String name = source.path(field).asText();
    if (name.isEmpty() || source.path("optional").asBoolean()) {
      return Optional.empty();
    }
    boolean there = plane.get(new ObjectKey(kind, ObjectMeta.namespace(pod), name)).isPresent();
    String word = kind == ResourceKind.SECRET ? "secret" : "configmap";
    return there ? Optional.empty() : Optional.of(word + " \"" + name + "\" not found");
  }
}
