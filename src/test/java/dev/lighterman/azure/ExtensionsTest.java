package dev.lighterman.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class ExtensionsTest {
  @Test
  void aLongFailureIsCut() throws Exception {
    var json =
        """
        {"id": "/subscriptions/2222/resourceGroups/edge/providers/Microsoft.Kubernetes\
        /connectedClusters/store-104/providers/Microsoft.KubernetesConfiguration/extensions/e",
         "systemData": {"createdAt": "2026-11-24T12:00:00Z"},
         "properties": {"provisioningState": "Failed", "errorInfo": {"message": "%s"}}}
        """
            .formatted("timed out ".repeat(1_000));

    String failure = Extensions.read(new ObjectMapper().readTree(json)).failure();

    assertEquals(501, failure == null ? 0 : failure.length());
  }
}
