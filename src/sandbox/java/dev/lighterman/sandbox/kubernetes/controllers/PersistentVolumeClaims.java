package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.List;
import java.util.Optional;

/** The persistent volume claims of pods. */
record PersistentVolumeClaims(ControllerContext context) {

  static final String WAIT_FOR_FIRST_CONSUMER = "WaitForFirstConsumer";

  /** Why the pod's claims make it unschedulable, as the scheduler reports it. */
  Optional<String> unschedulableReason(JsonNode pod) {
    for (String name : names(pod)) {
      Optional<ObjectNode> claim = claim(pod, name);
      if (claim.isEmpty()) {
        return Optional.of("persistentvolumeclaim \"" + name + "\" not found");
      }
      if (!isBound(claim.get()) && !hasDelayedBinding(claim.get())) {
        return Optional.of("pod has unbound immediate PersistentVolumeClaims");
      }
    }
    return Optional.empty();
  }

  /** Whether all claims of the pod are bound. */
  boolean allBound(JsonNode pod) {
    return names(pod).stream()
        .allMatch(name -> claim(pod, name).filter(PersistentVolumeClaims::isBound).isPresent());
  }

  boolean isInUse(JsonNode claim) {
    return !context
        .list(
            ResourceKind.POD,
            ObjectMeta.namespace(claim),
            pod -> !PodStatus.isFinished(pod) && names(pod).contains(ObjectMeta.name(claim)))
        .isEmpty();
  }

  Optional<ObjectNode> storageClass(JsonNode claim) {
    String name = claim.path("spec").path("storageClassName").asText();
    return context.get(new ObjectKey(ResourceKind.STORAGE_CLASS, "", name));
  }

  static boolean isBound(JsonNode claim) {
    return claim.path("status").path("phase").asText().equals("Bound");
  }

  static boolean waitsForFirstConsumer(JsonNode storageClass) {
    return storageClass.path("volumeBindingMode").asText().equals(WAIT_FOR_FIRST_CONSUMER);
  }

  private boolean hasDelayedBinding(JsonNode claim) {
    return storageClass(claim).filter(PersistentVolumeClaims::waitsForFirstConsumer).isPresent();
  }

  private Optional<ObjectNode> claim(JsonNode pod, String name) {
    return context.get(
        new ObjectKey(ResourceKind.PERSISTENT_VOLUME_CLAIM, ObjectMeta.namespace(pod), name));
  }

  private static List<String> names(JsonNode pod) {
    return JsonTree.items(pod.path("spec").path("volumes"))
        .map(volume -> volume.path("persistentVolumeClaim").path("claimName").asText())
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
