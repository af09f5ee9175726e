package dev.lighterman.sandbox.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.kubernetes.node.DockerLogin;
import dev.lighterman.sandbox.kubernetes.node.PullResult;
import dev.lighterman.sandbox.world.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Effects of Azure, a cluster and a connected registry on each other. */
final class EdgeSimulationTest {

  private static final String IP = "10.0.0.50";
  private static final String CLUSTER = "myarck8scluster";
  private static final String STATE = "/properties/provisioningState";
  private static final String CONNECTED =
      AzureFixture.REGISTRY_PATH + "/connectedRegistries/" + DeployedSite.NAME;
  private static final String SYNC_RESULT = "/properties/registrySyncResult";

  private final DeployedSite site = new DeployedSite();

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void theQuickstartEndsWithAnImagePulledFromTheServiceIp() throws Exception {
    deployConnectedRegistry();
    assertEquals("Active", site.connectedRegistry("/properties/activation/status"));
    assertEquals(IP, site.connectedRegistry("/properties/loginServer/host"));
    assertFalse(site.connectedRegistry("/properties/parent/syncProperties/lastSyncTime").isEmpty());

    var login = createClientToken("repositories/hello-world/content/read");
    assertRefused("401 Unauthorized", pull("hello-world:latest", login));
    site.attach("client");
    assertInstanceOf(PullResult.Pulled.class, pull("hello-world:latest", login));
    assertRefused("not found", pull("hello-world:2.0", login));
    assertRefused("Insufficient scopes", pull("pos:1.5", login));
    assertRefused("anonymous token", pull("hello-world:latest", List.of()));
  }

  @Test
  void aWrongSyncPasswordNeverActivates() throws Exception {
    site.createConnectedRegistry("hello-world");
    site.install(Map.of("service.clusterIP", IP), "wrong=");
    assertTrue(site.within30Minutes(() -> state().equals("Succeeded")), this::eventLog);
    site.azure.clock.advance(Duration.ofMinutes(5));
    assertEquals("Inactive", site.connectedRegistry("/properties/activation/status"));
    assertEquals("Offline", site.connectedRegistry("/properties/connectionState"));
  }

  @Test
  void aServiceIpOutOfRangeFailsTheInstallWithTheClustersMessage() throws Exception {
    site.createConnectedRegistry("hello-world");
    site.install(Map.of("service.clusterIP", "192.100.100.1"), site.password(DeployedSite.NAME));
    assertTrue(site.within30Minutes(() -> state().equals("Failed")), this::eventLog);
    var message = site.extension("/properties/statuses/0/message");
    assertTrue(message.contains("The range of valid IPs is 10.0.0.0/16"), message);
    assertEquals("", site.extension("/properties/configurationProtectedSettings/connectionString"));
  }

  @Test
  void aMissingStorageClassKeepsThePodPendingUntilHelmTimesOut() throws Exception {
    site.createConnectedRegistry("hello-world");
    site.install(
        Map.of("service.clusterIP", IP, "pvc.storageClassName", "azurefile"),
        site.password(DeployedSite.NAME));
    assertTrue(site.within30Minutes(() -> state().equals("Failed")), this::eventLog);
    var message = site.extension("/properties/statuses/0/message");
    assertTrue(message.contains("timed out waiting for the condition"), message);
  }

  @Test
  void aReplacedSyncPasswordTurnsItOfflineUntilRotation() throws Exception {
    deployConnectedRegistry();
    site.azure.faults.inject(
        new Fault("wrong-password", Map.of("connectedRegistry", DeployedSite.NAME)));
    assertTrue(site.within30Minutes(() -> connection().equals("Offline")), this::eventLog);
    site.install(Map.of("service.clusterIP", IP), site.password(DeployedSite.NAME));
    assertTrue(site.within30Minutes(() -> connection().equals("Online")), this::eventLog);
  }

  @Test
  void aSecondInstanceIsRefusedUntilTheFirstIsDeactivated() throws Exception {
    deployConnectedRegistry();
    site.uninstall();
    assertTrue(
        site.within30Minutes(
            () -> site.cluster(CLUSTER).get("Namespace", "", "connected-registry").isEmpty()),
        this::eventLog);
    site.install(Map.of("service.clusterIP", IP), site.password(DeployedSite.NAME));
    assertTrue(site.within30Minutes(() -> state().equals("Succeeded")), this::eventLog);
    site.azure.clock.advance(Duration.ofMinutes(5));
    assertEquals("Offline", connection());
    site.azure.send(
        "POST",
        AzureFixture.REGISTRY_PATH
            + "/connectedRegistries/myconnectedregistry/deactivate?api-version=2025-11-01",
        "");
    assertTrue(site.within30Minutes(() -> connection().equals("Online")), this::eventLog);
  }

  @Test
  void aSecondInstanceOfASeededStoreIsRefusedAlthoughItsClusterHasJustStarted() throws Exception {
    try (var seeded = DeployedSite.seeded()) {
      seeded.uninstall();
      assertTrue(seeded.within30Minutes(() -> state(seeded).isEmpty()));
      assertEquals(
          201,
          seeded.install(
              Map.of("service.clusterIP", "10.43.0.50", "cert-manager.install", "false"),
              seeded.password("store101")));
      assertTrue(seeded.within30Minutes(() -> state(seeded).equals("Succeeded")));
      seeded.azure.clock.advance(Duration.ofMinutes(5));
      assertEquals("Offline", connection(seeded));
    }
  }

  @Test
  void disconnectedAgentsDoNothingUntilTheyReconnect() throws Exception {
    site.createConnectedRegistry("hello-world");
    site.azure.faults.inject(new Fault("arc-offline", Map.of("cluster", CLUSTER)));
    site.install(Map.of("service.clusterIP", IP), site.password(DeployedSite.NAME));
    site.azure.clock.advance(Duration.ofMinutes(30));
    assertEquals("Creating", state());
    site.azure.faults.clearAll();
    assertTrue(site.within30Minutes(() -> state().equals("Succeeded")), this::eventLog);
  }

  @Test
  void anOldVersionIsRefusedWithMixedCaseUntilItIsUpgraded() throws Exception {
    try (var mixed = new DeployedSite("Kiosk7")) {
      mixed.createConnectedRegistry("hello-world");
      mixed.install(Map.of("service.clusterIP", IP), mixed.password("Kiosk7"));
      assertTrue(mixed.within30Minutes(() -> state(mixed).equals("Succeeded")));
      assertEquals("Online", connection(mixed));
      mixed.azure.faults.inject(new Fault("mixed-case-name", Map.of("cluster", CLUSTER)));
      assertTrue(mixed.within30Minutes(() -> connection(mixed).equals("Offline")));
      mixed.install(Map.of("service.clusterIP", IP), mixed.password("Kiosk7"));
      assertTrue(mixed.within30Minutes(() -> connection(mixed).equals("Online")));
    }
  }

  /** Until then it keeps what it has. */
  @Test
  void aResyncTakesAwayWhatMayNotBeReadAnyMore() throws Exception {
    deployConnectedRegistry();
    var login = createClientToken("repositories/hello-world/content/read");
    site.attach("client");
    site.scopeMap(DeployedSite.NAME, "repositories/pos/content/read");
    site.azure.clock.advance(Duration.ofMinutes(5));
    assertInstanceOf(PullResult.Pulled.class, pull("hello-world:latest", login));

    var asked = resync("2026-01-01-preview");
    assertEquals(200, asked.statusCode(), asked.body());
    var answer = site.azure.json(asked);
    assertEquals(DeployedSite.NAME, answer.path("name").asText());
    assertEquals("ManualResync", answer.at(SYNC_RESULT + "/syncTrigger").asText());
    assertEquals("Pending", answer.at(SYNC_RESULT + "/syncState").asText());

    site.azure.clock.advance(Duration.ofMinutes(1));
    var result = syncResult();
    assertEquals("Succeeded", result.path("syncState").asText());
    assertTrue(result.hasNonNull("lastSuccessfulSyncEndTime"), result::toString);
    assertRefused("not found", pull("hello-world:latest", login));
  }

  @Test
  void aResyncOfWhatIsNotActivatedSaysSo() throws Exception {
    site.createConnectedRegistry("hello-world");
    var asked = site.azure.json(resync("2026-09-01-preview"));
    assertEquals("NotActivated", asked.at(SYNC_RESULT + "/syncState").asText());
  }

  private HttpResponse<String> resync(String version) throws Exception {
    return site.azure.sendAsPerson("POST", CONNECTED + "/resync?api-version=" + version, "");
  }

  private JsonNode syncResult() throws Exception {
    var read = site.azure.send("GET", CONNECTED + "?api-version=2026-01-01-preview", "");
    return site.azure.json(read).at(SYNC_RESULT);
  }

  @Test
  void theSeededStoresKeepServing() {
    site.azure.clock.advance(Duration.ofMinutes(10));
    var states =
        site.azure.world.locked(() ->
            site
                .azure
                .world
                .resources()
                .ofType("Microsoft.ContainerRegistry/registries/connectedRegistries")
                .stream()
                .map(one -> one.text("/properties/connectionState"))
                .toList());
    assertEquals(List.of("Online", "Online", "Offline"), states, this::eventLog);
    var pods = site.cluster("store-101").list("Pod", "default");
    assertEquals("Running", pods.getFirst().at("/status/phase").asText(), pods::toString);
  }

  private void deployConnectedRegistry() throws Exception {
    site.createConnectedRegistry("hello-world");
    assertEquals(
        201, site.install(Map.of("service.clusterIP", IP), site.password(DeployedSite.NAME)));
    assertTrue(site.within30Minutes(() -> state().equals("Succeeded")), this::eventLog);
    assertTrue(site.within30Minutes(() -> connection().equals("Online")), this::eventLog);
  }

  private List<DockerLogin> createClientToken(String... actions) throws Exception {
    site.scopeMap("client", actions);
    site.token("client", "client");
    var password = site.password("client");
    site.azure.clock.advance(Duration.ofSeconds(61));
    return List.of(new DockerLogin(IP, "client", password));
  }

  private PullResult pull(String image, List<DockerLogin> logins) {
    return site.edge().pull(CLUSTER, IP + "/" + image, logins);
  }

  private String state() {
    return state(site);
  }

  private static String state(DeployedSite site) {
    try {
      return site.extension(STATE);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String connection() {
    return connection(site);
  }

  private static String connection(DeployedSite site) {
    try {
      return site.connectedRegistry("/properties/connectionState");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String eventLog() {
    return String.join(
        "\n", site.azure.world.eventLog().entries().stream().map(e -> e.sentence()).toList());
  }

  private static void assertRefused(String words, PullResult result) {
    var refused = assertInstanceOf(PullResult.Failed.class, result);
    assertTrue(refused.message().contains(words), refused::message);
  }
}
