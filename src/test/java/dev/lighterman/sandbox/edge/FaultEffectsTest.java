package dev.lighterman.sandbox.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.kubernetes.node.DockerLogin;
import dev.lighterman.sandbox.kubernetes.node.PullResult;
import dev.lighterman.sandbox.world.DataEndpoint;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The effects of faults, and that clearing the faults undoes them. */
final class FaultEffectsTest {

  private final DeployedSite site = new DeployedSite();

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void aFullRegistryHasFiftyAndRejectsOneMore() throws Exception {
    inject("registry-full", "registry", "myacrregistry");
    assertEquals(50, connectedRegistries());
    var refused = site.tryCreateConnectedRegistry("hello-world");
    assertTrue(refused.body().contains("ConnectedRegistryLimitExceeded"), refused.body());
    site.azure.faults.clearAll();
    assertEquals(3, connectedRegistries());
  }

  @Test
  void aBasicRegistryRejectsUntilItIsPremiumAgain() throws Exception {
    inject("registry-basic", "registry", "myacrregistry");
    assertEquals("Basic", registry().text("/sku/name"));
    site.azure.faults.clearAll();
    site.createConnectedRegistry("hello-world");
  }

  @Test
  void aBasicRegistryIsPremiumAgainWhenSomebodyPaysForIt() throws Exception {
    inject("registry-basic", "registry", "myacrregistry");
    var upgrade =
        site.azure.send(
            "PATCH",
            AzureFixture.REGISTRY_PATH + "?api-version=2025-11-01",
            "{\"sku\":{\"name\":\"Premium\"}}");
    assertTrue(upgrade.statusCode() < 300, upgrade::body);
    site.createConnectedRegistry("hello-world");
  }

  @Test
  void aRegionWithoutConnectedRegistriesTakesNone() throws Exception {
    inject("region-unsupported", "registry", "myacrregistry");
    var refused = site.tryCreateConnectedRegistry("hello-world");
    assertEquals(400, refused.statusCode());
    assertTrue(
        refused
            .body()
            .contains("The resource type 'connectedRegistries' is not supported in this region."),
        refused::body);
    site.azure.faults.clearAll();
    site.createConnectedRegistry("hello-world");
  }

  @Test
  void aTagThatMovesWhileItIsImportedIsUnknownAndItsDigestIsNot() throws Exception {
    inject("import-tag-moved", "image", "mcr/hello-world");
    var digest =
        site.azure.world.locked(() ->
            site.azure
                .world
                .images()
                .find("mcr.microsoft.com", "mcr/hello-world", "latest")
                .orElseThrow()
                .digest());
    assertTrue(importOf("mcr/hello-world:latest").body().contains("ManifestUnknown"));
    assertEquals(200, importOf("mcr/hello-world@" + digest).statusCode());
  }

  /** What Azure answers to an import at its end. */
  private HttpResponse<String> importOf(String image) throws Exception {
    var source = Map.of("registryUri", "mcr.microsoft.com", "sourceImage", image);
    var accepted =
        site.azure.send(
            "POST",
            AzureFixture.REGISTRY_PATH + "/importImage?api-version=2025-11-01",
            Json.write(Map.of("source", source, "targetTags", List.of("hello:1"))));
    site.azure.clock.advance(Duration.ofMinutes(1));
    return site.azure.send("GET", accepted.headers().firstValue("location").orElseThrow(), "");
  }

  @Test
  void withoutTheDataEndpointTheStoresAreOffline() {
    inject("data-endpoint-off", "registry", "myacrregistry");
    assertTrue(site.within30Minutes(() -> state("store101").equals("Offline")));
    site.azure.faults.clearAll();
    assertTrue(site.within30Minutes(() -> state("store101").equals("Online")));
  }

  @Test
  void aFullDiskIsUnhealthyWithDetails() {
    inject("disk-full", "connectedRegistry", "store101");
    assertTrue(site.within30Minutes(() -> state("store101").equals("Unhealthy")));
    assertEquals(
        "No space left on device.",
        connected("store101").text("/properties/statusDetails/0/description"));
    site.azure.faults.clearAll();
    assertTrue(site.within30Minutes(() -> state("store101").equals("Online")));
  }

  @Test
  void aDetachedTokenCannotPull() {
    site.azure.clock.advance(Duration.ofMinutes(5));
    assertInstanceOf(PullResult.Pulled.class, pullAtStore101());
    inject("token-detached", "connectedRegistry", "store101");
    assertInstanceOf(PullResult.Failed.class, pullAtStore101());
    site.azure.faults.clearAll();
    assertInstanceOf(PullResult.Pulled.class, pullAtStore101());
  }

  @Test
  void aMissingStorageClassIsRestored() {
    inject("storage-class-missing", "cluster", "store-104");
    assertTrue(site.cluster("store-104").list("StorageClass", "").isEmpty());
    assertFalse(site.cluster("store-101").list("StorageClass", "").isEmpty());
    site.azure.faults.clearAll();
    assertEquals(
        "local-path",
        site.cluster("store-104")
            .list("StorageClass", "")
            .getFirst()
            .at("/metadata/name")
            .asText());
  }

  @Test
  void aMissingImageIsRestored() {
    inject("image-missing", "image", "hello-world:latest");
    assertFalse(repositories().contains("hello-world"));
    site.azure.faults.clearAll();
    assertTrue(repositories().contains("hello-world"));
  }

  @Test
  void anExtensionFailsWithTheGivenMessage() throws Exception {
    site.createConnectedRegistry("hello-world");
    site.azure.faults.inject(
        new Fault(
            "extension-fails", Map.of("message", "failed in download the Chart path not found")));
    site.install(Map.of("service.clusterIP", "10.0.0.50"), site.password(DeployedSite.NAME));
    site.azure.clock.advance(Duration.ofMinutes(1));
    assertEquals("Failed", site.extension("/properties/provisioningState"));
    assertTrue(site.extension("/properties/statuses/0/message").contains("Chart path not found"));
  }

  @Test
  void anUnregisteredSubscriptionRejectsExtensions() throws Exception {
    site.createConnectedRegistry("hello-world");
    inject("provider-unregistered", "provider", "Microsoft.KubernetesConfiguration");
    assertEquals(409, install());
    site.azure.faults.clearAll();
    assertEquals(201, install());
  }

  @Test
  void azureThrottlesUntilTheFaultIsCleared() throws Exception {
    site.azure.faults.inject(new Fault("429", Map.of("face", "azure", "path", "^/subscriptions/")));
    assertEquals(429, install());
    site.azure.faults.clearAll();
    site.createConnectedRegistry("hello-world");
  }

  private int install() throws Exception {
    return site.install(Map.of("service.clusterIP", "10.0.0.50"), "any");
  }

  @Test
  void clearsOneFaultOnly() {
    inject("registry-basic", "registry", "myacrregistry");
    inject("token-detached", "connectedRegistry", "store101");
    site.azure.faults.remove(new Fault("registry-basic", Map.of("registry", "myacrregistry")));
    assertEquals("Premium", registry().text("/sku/name"));
    assertEquals(List.of(), connected("store101").texts("/properties/clientTokenIds"));
    assertEquals(1, site.azure.faults.all().size());
  }

  @Test
  void aReplacedSyncPasswordIsRestoredUnlessThereIsANewerOne() throws Exception {
    inject("wrong-password", "connectedRegistry", "store101");
    assertTrue(site.within30Minutes(() -> state("store101").equals("Offline")));
    site.azure.faults.clearAll();
    assertTrue(site.within30Minutes(() -> state("store101").equals("Online")));

    inject("wrong-password", "connectedRegistry", "store101");
    var newer = site.password("store101");
    site.azure.faults.clearAll();
    site.azure.clock.advance(Duration.ofMinutes(2));
    var token = resource("tokens", "store101").id();
    assertTrue(site.azure.world.locked(() -> site.azure.world.passwords().accepts(token, newer)));
  }

  @Test
  void removesFaultsThatTheBotHasResolved() {
    inject("data-endpoint-off", "registry", "myacrregistry");
    inject("disk-full", "connectedRegistry", "store101");
    site.azure.faults.removeResolved();
    assertEquals(2, site.azure.faults.all().size());

    site.azure.world.runLocked(() -> DataEndpoint.setEnabled(site.azure.world, registry(), true));
    site.azure.faults.removeResolved();
    assertEquals(List.of("disk-full"), site.azure.faults.all().stream().map(Fault::name).toList());
  }

  private void inject(String name, String kind, String value) {
    site.azure.faults.inject(new Fault(name, Map.of(kind, value)));
  }

  private PullResult pullAtStore101() {
    var password =
        site.azure.world.locked(
            () -> resource("tokens", "store101client").secrets().getOrDefault("password1", ""));
    var login = new DockerLogin("10.43.0.50", "store101client", password);
    return site.edge().pull("store-101", "10.43.0.50/pos:1.5", List.of(login));
  }

  private Resource registry() {
    return site.azure
        .world
        .resources()
        .find(new ResourceId(AzureFixture.REGISTRY_PATH))
        .orElseThrow();
  }

  private Resource resource(String type, String name) {
    return site.azure.world.resources().find(registry().id().child(type, name)).orElseThrow();
  }

  private Resource connected(String name) {
    return site.azure.world.locked(() -> resource("connectedRegistries", name));
  }

  private String state(String name) {
    return connected(name).text("/properties/connectionState");
  }

  private int connectedRegistries() {
    return site.azure.world.locked(
        () -> site.azure.world.resources().children(registry().id(), "connectedRegistries").size());
  }

  private List<String> repositories() {
    return site.azure.world.locked(
        () -> site.azure.world.images().repositories(AzureFixture.REGISTRY_PATH));
  }
}
