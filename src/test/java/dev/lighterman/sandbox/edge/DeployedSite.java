package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.kubernetes.KubernetesServer;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.world.StoresSeed;
import dev.lighterman.sandbox.world.World;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A world with clusters, in which tests deploy a connected registry as the quickstart does. */
final class DeployedSite implements AutoCloseable {

  static final String CLUSTER =
      "/subscriptions/%s/resourceGroups/myresourcegroup/providers/Microsoft.Kubernetes/connectedClusters/myarck8scluster"
          .formatted(AzureFixture.SUBSCRIPTION);
  static final String NAME = "myconnectedregistry";
  private static final String ACR = "?api-version=2025-11-01";

  private final String name;
  private final String extension;
  final AzureFixture azure;
  private final KubernetesServer kubernetes;

  private final List<EdgeSimulation> simulations = new ArrayList<>();

  DeployedSite() {
    this(NAME);
  }

  /**
   * The same, with another connected registry.
   *
   * @param name its name, and that of its scope map and its sync token
   */
  DeployedSite(String name) {
    this(name, CLUSTER, NAME);
  }

  private DeployedSite(String name, String cluster, String extension) {
    this.name = name;
    this.extension =
        "%s/providers/Microsoft.KubernetesConfiguration/extensions/%s?api-version=2023-05-01"
            .formatted(cluster, extension);
    azure = new AzureFixture(1, AzureFixture.ANY_CLIENTS, this::edge);
    kubernetes =
        KubernetesServer.start(
            azure.options("kubernetes"), azure.clock, azure.world.eventLog(), edge());
    edge().start(kubernetes, new StoresSeed().clusters(), "bearer");
  }

  /** The store 101 of the seed, which runs its connected registry from the beginning. */
  static DeployedSite seeded() {
    var cluster =
        "/subscriptions/%s/resourceGroups/edge-stores/providers/Microsoft.Kubernetes/connectedClusters/store-101"
            .formatted(AzureFixture.SUBSCRIPTION);
    return new DeployedSite("store101", cluster, "store101");
  }

  @Override
  public void close() {
    kubernetes.close();
    azure.close();
  }

  SimulatedCluster cluster(String name) {
    return kubernetes.cluster(name);
  }

  /** Asks a cluster's API server as its administrator; returns the body. */
  String askCluster(String cluster, String method, String path, String body) throws Exception {
    return azure
        .send(
            method,
            kubernetes.address(cluster) + path,
            body,
            "Authorization",
            "Bearer " + cluster(cluster).tokens().admin(),
            "Content-Type",
            method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
        .body();
  }

  EdgeSimulation edge() {
    return simulations.getFirst();
  }

  private EdgeSimulation edge(World world) {
    simulations.add(new EdgeSimulation(world));
    return edge();
  }

  /** Creates scope map, token and connected registry, which syncs one repository. */
  void createConnectedRegistry(String repository) throws Exception {
    ok(tryCreateConnectedRegistry(repository));
  }

  /** The same; returns the response of the last request. */
  HttpResponse<String> tryCreateConnectedRegistry(String repository) throws Exception {
    var gateway = "gateway/" + name.toLowerCase(Locale.ROOT);
    scopeMap(
        name,
        "repositories/" + repository + "/content/read",
        "repositories/" + repository + "/metadata/read",
        gateway + "/config/read",
        gateway + "/config/write",
        gateway + "/message/read",
        gateway + "/message/write");
    token(name, name);
    var sync =
        Map.of("tokenId", AzureFixture.REGISTRY_PATH + "/tokens/" + name, "schedule", "* * * * *");
    var properties = Map.of("mode", "ReadOnly", "parent", Map.of("syncProperties", sync));
    return azure.send("PUT", connected(), Json.write(Map.of("properties", properties)));
  }

  void scopeMap(String name, String... actions) throws Exception {
    put("scopeMaps/" + name, Map.of("actions", List.of(actions)));
  }

  void token(String name, String scopeMap) throws Exception {
    put(
        "tokens/" + name,
        Map.of(
            "scopeMapId",
            AzureFixture.REGISTRY_PATH + "/scopeMaps/" + scopeMap,
            "status",
            "enabled"));
  }

  void attach(String token) throws Exception {
    var clients =
        Map.of("clientTokenIds", List.of(AzureFixture.REGISTRY_PATH + "/tokens/" + token));
    ok(azure.send("PATCH", connected(), Json.write(Map.of("properties", clients))));
  }

  String password(String token) throws Exception {
    var body =
        Map.of("tokenId", AzureFixture.REGISTRY_PATH + "/tokens/" + token, "name", "password1");
    var response =
        azure.send(
            "POST", AzureFixture.REGISTRY_PATH + "/generateCredentials" + ACR, Json.write(body));
    return azure.json(response).at("/passwords/0/value").asText();
  }

  /** Creates or updates the extension; returns the status code. */
  int install(Map<String, String> settings, String password) throws Exception {
    var connection =
        "ConnectedRegistryName=%s;SyncTokenName=%s;SyncTokenPassword=%s;ParentGatewayEndpoint=myacrregistry.eastus.data.azurecr.io;ParentEndpointProtocol=https"
            .formatted(name, name, password);
    var properties =
        Map.of(
            "extensionType",
            "Microsoft.ContainerRegistry.ConnectedRegistry",
            "configurationSettings",
            settings,
            "configurationProtectedSettings",
            Map.of("connectionString", connection));
    return azure.send("PUT", extension, Json.write(Map.of("properties", properties))).statusCode();
  }

  void uninstall() throws Exception {
    azure.send("DELETE", extension, "");
  }

  String extension(String pointer) throws Exception {
    return azure.json(azure.send("GET", extension, "")).at(pointer).asText();
  }

  String connectedRegistry(String pointer) throws Exception {
    return azure.json(azure.send("GET", connected(), "")).at(pointer).asText();
  }

  /** Advances the clock until a condition is true, by half an hour at most. */
  boolean within30Minutes(BooleanSupplier condition) {
    for (var i = 0; i < 180 && !condition.getAsBoolean(); i++) {
      azure.clock.advance(Duration.ofSeconds(10));
    }
    return condition.getAsBoolean();
  }

  private void put(String child, Map<String, ?> properties) throws Exception {
    var path = AzureFixture.REGISTRY_PATH + "/" + child + ACR;
    ok(azure.send("PUT", path, Json.write(Map.of("properties", properties))));
    azure.clock.advance(Duration.ofSeconds(2));
  }

  private String connected() {
    return AzureFixture.REGISTRY_PATH + "/connectedRegistries/" + name + ACR;
  }

  private static void ok(HttpResponse<String> response) {
    if (response.statusCode() >= 300) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
  }
}
