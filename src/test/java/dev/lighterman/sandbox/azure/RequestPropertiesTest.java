package dev.lighterman.sandbox.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests with properties or values that their type does not have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestPropertiesTest {
  private static final String REGISTRY = AzureFixture.REGISTRY_PATH;
  private static final String EXTENSION =
      "/subscriptions/%s/resourceGroups/myresourcegroup/providers/Microsoft.Kubernetes/connectedClusters/myarck8scluster/providers/Microsoft.KubernetesConfiguration/extensions/fresh"
          .formatted(AzureFixture.SUBSCRIPTION);

  private final AzureFixture fixture = new AzureFixture(1);

  @AfterAll
  void stop() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          importImage         | {"source": {"sourceImage": "a:1", "registryUri": "b.example"}, "overwrite": true} | overwrite
          importImage         | {"source": {"sourceImage": "a:1", "registryUri": "b.example", "tag": "1"}}        | source.tag
          importImage         | {"source": {"sourceImage": "a:1", "registryUri": "b.example"}, "mode": "Always"}  | mode
          importImage         | {"name": "a", "source": {"sourceImage": "a:1", "registryUri": "b.example"}}       | name
          generateCredentials | {"tokenId": "store101", "days": 90}                                              | days
          generateCredentials | {"tokenId": "store101", "name": "password3"}                                     | name
          """)
  void ofAnActionOfARegistryAreRefused(String action, String body, String path) throws Exception {
    refused(fixture.send("POST", REGISTRY + "/" + action + "?api-version=2025-11-01", body), path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PUT   | {"properties": {"extensionType": "x", "clusterIP": "10.0.0.1"}}                  | properties.clusterIP
          PUT   | {"properties": {"extensionType": "x", "scope": {"cluster": {"namespace": "n"}}}} | properties.scope.cluster.namespace
          PUT   | {"properties": {"extensionType": "x", "autoUpgradeMode": "always"}}              | properties.autoUpgradeMode
          PUT   | {"identity": {"type": "UserAssigned"}, "properties": {"extensionType": "x"}}     | identity.type
          PUT   | {"sku": {}, "properties": {"extensionType": "x"}}                                | sku
          PATCH | {"properties": {"extensionType": "x"}}                                           | properties.extensionType
          PATCH | {"properties": {"autoUpgradeMode": "always"}}                                    | properties.autoUpgradeMode
          """)
  void ofAnExtensionAreRefused(String method, String body, String path) throws Exception {
    refused(fixture.send(method, EXTENSION + "?api-version=2023-05-01", body), path);
    assertEquals(404, fixture.send("GET", EXTENSION + "?api-version=2023-05-01", "").statusCode());
  }

  private void refused(HttpResponse<String> answer, String path) throws Exception {
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(
        fixture.json(answer).at("/error/message").asText().contains("Path '" + path + "'"),
        answer.body());
  }

  /** In a version that is none of Resource Manager's own, and without which it would warn. */
  @Test
  void theExtensionOfAzFindsItsProviderRegistered() throws Exception {
    var provider =
        fixture.send(
            "GET",
            "/subscriptions/%s/providers/Microsoft.KubernetesConfiguration?api-version=2025-03-01"
                .formatted(AzureFixture.SUBSCRIPTION),
            "");
    assertEquals(200, provider.statusCode(), provider.body());
    assertEquals("Registered", fixture.json(provider).path("registrationState").asText());
  }
}
