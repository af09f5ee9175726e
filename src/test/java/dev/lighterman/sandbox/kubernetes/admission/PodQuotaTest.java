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

/** What a ResourceQuota takes of pods, in the words of the API server's source. */
final class PodQuotaTest {

  private final ObjectApi api = EmptyCluster.api();

  @Test
  void whereSizesAreCountedEachContainerHasToSayIts() {
    quota("limits.cpu: 2, requests.memory: 1Gi, pods: 10");
    assertEquals(
        "pods \"a\" is forbidden: failed quota: q: must specify limits.cpu for: c;"
            + " requests.memory for: c",
        assertThrows(ApiFailure.class, () -> pod("a", "{}")).getMessage());
    pod("a", "{limits: {cpu: 1}, requests: {memory: 64Mi}}");
  }

  @Test
  void noMoreThanItsRoomIsTaken() {
    quota("requests.cpu: 1");
    pod("a", "{requests: {cpu: 600m}}");
    assertEquals(
        "pods \"b\" is forbidden: exceeded quota: q, requested: requests.cpu=500m, used:"
            + " requests.cpu=600m, limited: requests.cpu=1",
        assertThrows(ApiFailure.class, () -> pod("b", "{requests: {cpu: 500m}}")).getMessage());
  }

  @Test
  void aPodThatIsDoneDoesNotCount() {
    quota("pods: 1");
    pod("a", "{}");
    assertThrows(ApiFailure.class, () -> pod("b", "{}"));
    api.change(
        new ObjectKey(ResourceKind.POD, "default", "a"),
        done -> JsonTree.child(done, "status").put("phase", "Succeeded"));
    pod("b", "{}");
  }

  private void quota(String hard) {
    api.create(
        ResourceKind.RESOURCE_QUOTA,
        "default",
        JsonTree.read("{metadata: {name: q}, spec: {hard: {%s}}}".formatted(hard)),
        WRITE);
  }

  private ObjectNode pod(String name, String resources) {
    return api.create(
        ResourceKind.POD,
        "default",
        JsonTree.read(
            "{metadata: {name: %s}, spec: {containers: [{name: c, image: i, resources: %s}]}}"
                .formatted(name, resources)),
        WRITE);
  }
}
