package dev.lighterman.sandbox.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.sandbox.registry.ConnectedRegistryServer;
import dev.lighterman.sandbox.registry.OciClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A container runtime pulls from a connected registry at the port for its service IP. */
final class ConnectedRegistryPullTest {

  private static final String CLIENT = "store101client";
  private static final String ADDRESS = "10.43.0.50";

  private final DeployedSite site = new DeployedSite();
  private final HttpClient http =
      HttpClient.newBuilder().sslContext(TrustingClients.only(site.azure.tls)).build();

  private ConnectedRegistryServer server;
  private OciClient runtime;
  private String password = "";

  @BeforeEach
  void forward() throws Exception {
    assertTrue(site.within30Minutes(this::serves));
    var world = site.azure.world;
    var connected = world.locked(() -> site.edge().servedAt("store-101", ADDRESS).orElseThrow());
    server =
        ConnectedRegistryServer.start(
            site.azure.options("connected-registry"),
            world,
            connected,
            () -> site.edge().servedAt("store-101", ADDRESS).isPresent());
    runtime = new OciClient(http, server.address());
    password = replicatedPassword(CLIENT);
  }

  @AfterEach
  void stop() {
    server.close();
    http.close();
    site.close();
  }

  private String replicatedPassword(String token) throws Exception {
    var made = site.password(token);
    site.azure.clock.advance(Duration.ofMinutes(2));
    return made;
  }

  private boolean serves() {
    return site.azure.world.locked(() ->
        site.edge()
            .servedAt("store-101", ADDRESS)
            .filter(connected -> digest(connected.id().text()).isPresent())
            .isPresent());
  }

  private Optional<String> digest(String store) {
    return site.azure.world.images().find(store, "pos", "1.5").map(image -> image.digest());
  }

  @Test
  void anImageIsPulledByTheDigestThatTheCloudRegistryGives() throws Exception {
    runtime.pull(runtime.authorization(CLIENT, password, "pos"), "pos", cloudDigest());
  }

  @Test
  void whoIsNotSignedInIsToldWhereToSignIn() throws Exception {
    var refused = runtime.get("", "pos", "manifests", "1.5");
    assertEquals(401, refused.statusCode());
    var challenge = refused.headers().firstValue("www-authenticate").orElse("");
    assertTrue(challenge.contains("/oauth2/token\""), challenge);
    assertTrue(challenge.contains("scope=\"repository:pos:pull\""), challenge);
    assertEquals(401, runtime.signIn(CLIENT, "wrong", "pos").statusCode());
  }

  @Test
  void aTokenThatIsNoClientOfItIsNotLetIn() throws Exception {
    var other = replicatedPassword("store102client");
    assertEquals(401, runtime.signIn("store102client", other, "pos").statusCode());
  }

  @Test
  void aRepositoryIsRefusedWithoutThePermissionAndUnknownUntilItIsSynced() throws Exception {
    assertEquals(401, answer("hello-world", "latest"));
    site.scopeMap("store101-client-map", "repositories/hello-world/content/read");
    assertEquals(404, answer("hello-world", "latest"));
  }

  @Test
  void aPushIsNotAllowed() throws Exception {
    var push =
        HttpRequest.newBuilder(URI.create(server.address() + "/v2/pos/blobs/uploads/"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    var refused = http.send(push, HttpResponse.BodyHandlers.ofString());
    assertEquals(405, refused.statusCode());
    assertTrue(
        refused.body().contains("This operation is not allowed on this registry."), refused::body);
  }

  @Test
  void whatItHasSyncedIsServedWhileItIsOffline() throws Exception {
    site.azure.send(
        "PATCH",
        AzureFixture.REGISTRY_PATH + "?api-version=2025-11-01",
        "{\"properties\":{\"dataEndpointEnabled\":false}}");
    var path = AzureFixture.REGISTRY_PATH + "/connectedRegistries/store101?api-version=2025-11-01";
    assertTrue(site.within30Minutes(() -> state(path).equals("Offline")));
    runtime.pull(runtime.authorization(CLIENT, password, "pos"), "pos", cloudDigest());
  }

  private String state(String path) {
    try {
      return site.azure
          .json(site.azure.send("GET", path, ""))
          .at("/properties/connectionState")
          .asText();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String cloudDigest() {
    return site.azure.world.locked(() -> digest(AzureFixture.REGISTRY_PATH).orElseThrow());
  }

  private int answer(String repository, String tag) throws Exception {
    var token = runtime.authorization(CLIENT, password, repository);
    return runtime.get(token, repository, "manifests", tag).statusCode();
  }
}
