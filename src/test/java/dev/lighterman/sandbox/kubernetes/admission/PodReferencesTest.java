package dev.lighterman.sandbox.kubernetes.admission;

import static dev.lighterman.sandbox.kubernetes.admission.EmptyCluster.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import org.junit.jupiter.api.Test;

/** Pods that name objects which are not there. */
final class PodReferencesTest {

  private final ObjectApi api = EmptyCluster.api();

  @Test
  void aPodOfAServiceAccountThatIsNotThereIsForbidden() {
    var refused = assertThrows(ApiFailure.class, () -> pod("serviceAccountName: edge"));
    assertEquals(
        "pods \"p\" is forbidden: error looking up service account default/edge: serviceaccount"
            + " \"edge\" not found",
        refused.getMessage());
    api.create(
        ResourceKind.SERVICE_ACCOUNT, "default", JsonTree.read("metadata: {name: edge}"), WRITE);
    assertEquals("edge", pod("serviceAccountName: edge").at("/spec/serviceAccountName").asText());
  }

  @Test
  void aPodOfAPriorityClassThatIsNotThereIsForbidden() {
    var refused = assertThrows(ApiFailure.class, () -> pod("priorityClassName: edge"));
    assertEquals(
        "pods \"p\" is forbidden: no PriorityClass with name edge was found", refused.getMessage());
    api.create(
        ResourceKind.PRIORITY_CLASS,
        "",
        JsonTree.read("{metadata: {name: edge}, value: 7}"),
        WRITE);
    assertEquals(7, pod("priorityClassName: edge").at("/spec/priority").asInt());
  }

  @Test
  void theSystemsPriorityClassesNeedNotBeMade() {
    assertEquals(
        2_000_001_000, pod("priorityClassName: system-node-critical").at("/spec/priority").asInt());
  }

  private ObjectNode pod(String spec) {
    return api.create(
        ResourceKind.POD,
        "default",
        JsonTree.read(
            "{metadata: {name: p}, spec: {%s, containers: [{name: c, image: i}]}}".formatted(spec)),
        WRITE);
  }
}
