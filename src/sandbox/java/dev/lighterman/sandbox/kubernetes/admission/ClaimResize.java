package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;

/** The admission plugin PersistentVolumeClaimResize: which claims may ask for more room. */
final class ClaimResize {
  private final ObjectStore store;

  ClaimResize(ObjectStore store) {
    this.store = store;
  }

  /**
   * Checks a change of a claim.
   *
   * @throws ApiFailure 403 where it asks for more, and it or its storage class can't grow
   */
  void requireAllowed(ObjectNode before, ObjectNode after) {
    if (size(after).compareTo(size(before)) <= 0) {
      return;
    }
    if (!before.path("status").path("phase").asText().equals("Bound")) {
      throw forbidden(after, "Only bound persistent volume claims can be expanded");
    }
    if (!isExpandable(after.path("spec").path("storageClassName").asText())) {
      throw forbidden(
          after,
          "only dynamically provisioned pvc can be resized and the storageclass that provisions the"
              + " pvc must support resize");
    }
  }

  private boolean isExpandable(String storageClass) {
    return store
        .get(new ObjectKey(ResourceKind.STORAGE_CLASS, "", storageClass))
        .filter(found -> found.path("allowVolumeExpansion").asBoolean())
        .isPresent();
  }

  private static Quantity size(JsonNode claim) {
    return Quantity.of(claim.path("spec").path("resources").path("requests").path("storage"));
  }

  private static ApiFailure forbidden(ObjectNode claim, String why) {
    return ApiFailure.forbidden(ResourceKind.PERSISTENT_VOLUME_CLAIM, ObjectMeta.name(claim), why);
  }
}
