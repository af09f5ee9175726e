package dev.lighterman.sandbox.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.containers.containerregistry.ContainerRegistryClient;
import com.azure.containers.containerregistry.ContainerRegistryClientBuilder;
import com.azure.containers.containerregistry.models.ContainerRegistryAudience;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.sandbox.world.SeededResource;
import dev.lighterman.sandbox.world.ServicePrincipal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The registry server against the Azure SDK's client and Docker's requests. */
final class RegistryServerTest {
  /** Before it asks again for a token that it was refused, the SDK waits for half a minute. */
  private static final RetryOptions NO_RETRIES =
      new RetryOptions(new FixedDelayOptions(0, Duration.ZERO));

  private AzureFixture azure = new AzureFixture(1);

  @AfterEach
  void stop() {
    azure.close();
  }

  @Test
  void repositoriesTagsAndDigestsCanBeRead() {
    var client = client();
    assertEquals(
        List.of("hello-world", "menu", "nginx", "pos"),
        client.listRepositoryNames().stream().toList());
    var pos = client.getRepository("pos");
    var tags =
        pos.listManifestProperties().stream().flatMap(m -> m.getTags().stream()).sorted().toList();
    assertEquals(List.of("1.4", "1.5"), tags);
    var digest = client.getArtifact("pos", "1.5").getManifestProperties().getDigest();
    assertTrue(digest.startsWith("sha256:"), digest);
    assertEquals(2, pos.getProperties().getTagCount());
    assertThrows(
        ResourceNotFoundException.class, () -> client.getRepository("nothing").getProperties());
  }

  @Test
  void nothingCanBeReadWithoutThePullAction() {
    azure.close();
    azure = new AzureFixture(1, List.of("Microsoft.ContainerRegistry/registries/read"));
    assertThrows(RuntimeException.class, () -> client().listRepositoryNames().stream().toList());
    assertTrue(
        ServicePrincipal.BOT_ACTIONS.contains("Microsoft.ContainerRegistry/registries/pull/read"));
  }

  @Test
  void aManifestIsServedWithItsDigestToATokensPassword() throws Exception {
    var base = azure.registry();
    try (var http = HttpClient.newBuilder().sslContext(TrustingClients.only(azure.tls)).build()) {
      var manifest = URI.create(base + "/v2/pos/manifests/1.5");
      var refused = send(http, HttpRequest.newBuilder(manifest));
      assertEquals(401, refused.statusCode());
      var challenge = refused.headers().firstValue("www-authenticate").orElse("");
      assertTrue(challenge.contains("scope=\"repository:pos:pull\""), challenge);

      var token = new OciClient(http, base).authorization("store101client", password(), "pos");
      var served = send(http, HttpRequest.newBuilder(manifest).header("Authorization", token));
      assertEquals(200, served.statusCode());
      var digest = served.headers().firstValue("docker-content-digest").orElse("");
      assertTrue(digest.startsWith("sha256:"), digest);
      var other = URI.create(base + "/v2/hello-world/manifests/latest");
      assertEquals(
          401,
          send(http, HttpRequest.newBuilder(other).header("Authorization", token)).statusCode());
    }
  }

  /** As a container runtime pulls: the manifest by its digest, then all that it names. */
  @Test
  void anImageIsPulledByItsDigestWithAllOfItsBlobs() throws Exception {
    var base = azure.registry();
    try (var http = HttpClient.newBuilder().sslContext(TrustingClients.only(azure.tls)).build()) {
      var runtime = new OciClient(http, base);
      var token = runtime.authorization("store101client", password(), "pos");
      var digest = client().getArtifact("pos", "1.5").getManifestProperties().getDigest();
      runtime.pull(token, "pos", digest);
    }
  }

  @Test
  void aRegistryHasADataPlaneFromItsCreationToItsDeletion() throws Exception {
    var path = AzureFixture.REGISTRY_PATH.replace("myacrregistry", "another");
    var versioned = path + "?api-version=2025-11-01";
    var made =
        azure.sendAsPerson(
            "PUT", versioned, "{\"location\": \"eastus\", \"sku\": {\"name\": \"Basic\"}}");
    assertEquals(201, made.statusCode(), made.body());
    var host = azure.json(made).at("/properties/loginServer").asText();
    var api = HttpRequest.newBuilder(URI.create("https://" + host + "/v2/"));
    try (var http = HttpClient.newBuilder().sslContext(TrustingClients.only(azure.tls)).build()) {
      assertEquals(401, send(http, api).statusCode());

      assertEquals(202, azure.sendAsPerson("DELETE", versioned, "").statusCode());
      azure.clock.advance(Duration.ofSeconds(10));
      assertThrows(IOException.class, () -> send(http, api));
    }
  }

  @Test
  void tokensForTheResourceManagerAreRefusedWhereThePolicyIsDisabled() throws Exception {
    var resourceManager = ContainerRegistryAudience.fromString(azure.azure.address().toString());
    assertEquals(4, client(resourceManager).listRepositoryNames().stream().count());
    azure.sendAsPerson(
        "PATCH",
        AzureFixture.REGISTRY_PATH + "?api-version=2025-11-01",
        """
        {"properties": {"policies": {"azureADAuthenticationAsArmPolicy": {"status": "disabled"}}}}
        """);
    assertThrows(
        ClientAuthenticationException.class,
        () -> client(resourceManager).listRepositoryNames().stream().count());
    assertEquals(4, client().listRepositoryNames().stream().count());
  }

  private String password() {
    return azure.world.locked(() ->
        SeededResource.resource(
                azure.world, "Microsoft.ContainerRegistry/registries/tokens", "store101client")
            .secrets()
            .getOrDefault("password1", ""));
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request)
      throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private ContainerRegistryClient client() {
    return builder().buildClient();
  }

  private ContainerRegistryClient client(ContainerRegistryAudience audience) {
    return builder().audience(audience).buildClient();
  }

  private ContainerRegistryClientBuilder builder() {
    return new ContainerRegistryClientBuilder()
        .endpoint(azure.registry().toString())
        .credential(azure.credential(AzureFixture.SECRET))
        .retryOptions(NO_RETRIES)
        .httpClient(azure.sdkHttp());
  }
}
