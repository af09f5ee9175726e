package dev.lighterman.sandbox.kubernetes.admission;

import static dev.lighterman.sandbox.kubernetes.admission.EmptyCluster.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What LimitRanges set and forbid, in the words of the API server's source. */
final class LimitRangerTest {

  private final ObjectApi api = EmptyCluster.api();

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          type: Pod, max: {cpu: 200m}            | {}                                             | maximum cpu usage per Pod is 200m.  No limit is specified
          type: Pod, max: {cpu: 200m}            | limits: {cpu: 1}                               | maximum cpu usage per Pod is 200m, but limit is 1
          type: Pod, min: {memory: 64Mi}         | {}                                             | minimum memory usage per Pod is 64Mi.  No request is specified
          type: Container, max: {memory: 1Gi}    | limits: {memory: 2G}                           | maximum memory usage per Container is 1Gi, but limit is 2G
          type: Container, min: {cpu: 100m}      | requests: {cpu: 50m}                           | minimum cpu usage per Container is 100m, but request is 50m
          type: Container, min: {cpu: 100m}      | limits: {cpu: 50m}                             | minimum cpu usage per Container is 100m, but request is 50m
          type: Container, maxLimitRequestRatio: {cpu: 2} | limits: {cpu: 300m}, requests: {cpu: 100m} | cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000
          type: Container, min: {cpu: 1}, max: {memory: 1Mi} | requests: {cpu: 500m}, limits: {memory: 2Mi} | [minimum cpu usage per Container is 1, but request is 500m, maximum memory usage per Container is 1Mi, but limit is 2Mi]
          """)
  void aPodOutsideIsForbidden(String limits, String resources, String reason) {
    limit(limits);
    var refused = assertThrows(ApiFailure.class, () -> pod(resources));
    assertEquals("pods \"p\" is forbidden: " + reason, refused.getMessage());
  }

  @Test
  void aClaimThatAsksForTooMuchIsForbidden() {
    limit("type: PersistentVolumeClaim, max: {storage: 100Gi}");
    var refused =
        assertThrows(
            ApiFailure.class,
            () ->
                api.create(
                    ResourceKind.PERSISTENT_VOLUME_CLAIM,
                    "default",
                    JsonTree.read(
                        "{metadata: {name: c}, spec: {accessModes: [ReadWriteOnce],"
                            + " resources: {requests: {storage: 500Gi}}}}"),
                    WRITE));
    assertEquals(
        "persistentvolumeclaims \"c\" is forbidden: maximum storage usage per"
            + " PersistentVolumeClaim is 100Gi, but request is 500Gi",
        refused.getMessage());
  }

  /** The most that a container may have is what it gets where it does not say. */
  @Test
  void aContainerGetsWhatItLeavesOut() {
    limit("type: Container, max: {cpu: 200m}, defaultRequest: {memory: 16Mi}");
    ObjectNode pod = pod("{}");
    assertEquals(
        JsonTree.read("{limits: {cpu: 200m}, requests: {cpu: 200m, memory: 16Mi}}"),
        pod.at("/spec/containers/0/resources"));
    assertEquals(
        "LimitRanger plugin set: cpu, memory request for container c; cpu limit for container c",
        pod.path("metadata").path("annotations").path("kubernetes.io/limit-ranger").asText());
  }

  private void limit(String limits) {
    api.create(
        ResourceKind.LIMIT_RANGE,
        "default",
        JsonTree.read("{metadata: {name: l}, spec: {limits: [{%s}]}}".formatted(limits)),
        WRITE);
  }

  private ObjectNode pod(String resources) {
    String braced = resources.startsWith("{") ? resources : "{" + resources + "}";
    return api.create(
        ResourceKind.POD,
        "default",
        JsonTree.read(
            "{metadata: {name: p}, spec: {containers: [{name: c, image: i, resources: %s}]}}"
                .formatted(braced)),
        WRITE);
  }
}
