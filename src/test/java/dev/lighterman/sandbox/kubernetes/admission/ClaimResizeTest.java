package dev.lighterman.sandbox.kubernetes.admission;

import static dev.lighterman.sandbox.kubernetes.admission.EmptyCluster.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import org.junit.jupiter.api.Test;

/** Which claims may grow, in the words of the API server's source. */
final class ClaimResizeTest {
  private static final ObjectKey CLAIM =
      new ObjectKey(ResourceKind.PERSISTENT_VOLUME_CLAIM, "default", "c");

  private final ObjectApi api = EmptyCluster.api();

  @Test
  void aClaimGrowsOnlyWhereItsStorageClassSaysSo() {
    storageClass("fixed", "provisioner: p");
    claim("fixed", "Bound");
    var refused = assertThrows(ApiFailure.class, () -> resize("2Gi"));
    assertEquals(
        "persistentvolumeclaims \"c\" is forbidden: only dynamically provisioned pvc can be resized"
            + " and the storageclass that provisions the pvc must support resize",
        refused.getMessage());
  }

  @Test
  void oneOfAnExpandableClassGrows() {
    storageClass("grows", "provisioner: p, allowVolumeExpansion: true");
    claim("grows", "Bound");
    assertEquals("2Gi", resize("2Gi").at("/spec/resources/requests/storage").asText());
  }

  @Test
  void onlyABoundClaimGrows() {
    storageClass("grows", "provisioner: p, allowVolumeExpansion: true");
    claim("grows", "Pending");
    var refused = assertThrows(ApiFailure.class, () -> resize("2Gi"));
    assertEquals(
        "persistentvolumeclaims \"c\" is forbidden: Only bound persistent volume claims can be"
            + " expanded",
        refused.getMessage());
  }

  private void storageClass(String name, String fields) {
    api.create(
        ResourceKind.STORAGE_CLASS,
        "",
        JsonTree.read("{metadata: {name: %s}, %s}".formatted(name, fields)),
        WRITE);
  }

  private void claim(String storageClass, String phase) {
    api.create(ResourceKind.PERSISTENT_VOLUME_CLAIM, "default", body(storageClass, "1Gi"), WRITE);
    api.change(CLAIM, claim -> JsonTree.child(claim, "status").put("phase", phase));
  }

  private ObjectNode resize(String size) {
    ObjectNode claim = api.store().require(CLAIM).deepCopy();
    JsonTree.child(JsonTree.child(JsonTree.child(claim, "spec"), "resources"), "requests")
        .put("storage", size);
    return api.replace(CLAIM, claim, WRITE);
  }

  private static ObjectNode body(String storageClass, String size) {
    return JsonTree.read(
        "{metadata: {name: c}, spec: {accessModes: [ReadWriteOnce], storageClassName: %s, resources: {requests: {storage: %s}}}}"
            .formatted(storageClass, size));
  }
}
