package dev.lighterman.sandbox.edge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.world.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What goes wrong at a site that works, store-101: where each fault can be read over HTTP, and that
 * it is healed by what a person has to do, and undone when it is cleared.
 */
@Execution(CONCURRENT)
final class SiteFaultsTest {

  /** A fault, where it can be read ("what: words"), and what heals it. */
  static final String FAULTS =
      """
      connected-registry-pod-down      | connected: "Offline" ; pods: CrashLoopBackOff ; events: Back-off restarting failed container | restart the pod
      connected-registry-pod-down state=scaled | connected: "Offline" ; deployment: "replicas":0 | scale the Deployment
      cluster-off                      | connected: "Offline" ; cluster: "Offline"                                               | fix
      egress-blocked                   | connected: "Offline" ; connected: "Active" ; log: Connection timed out (myacrregistry   | fix
      sync-token-disabled              | connected: "Offline" ; token: "disabled" ; log: "code":"UNAUTHORIZED"                   | enable the sync token
      never-activated                  | connected: "Inactive" ; connected: "Offline" ; extension: ExtensionNotFound             | install the extension
      wrong-password                   | connected: "Offline" ; log: {"errors":[{"code":"UNAUTHORIZED","message":"Incorrect Password" | give the extension a new password
      already-activated                | connected: "Offline" ; log: "ALREADY_ACTIVATED","message":"Failed to activate the connected registry as it is already activated by another instance. Only one instance is supported at any time." | deactivate
      redeployed-while-active          | connected: "Offline" ; connected: "Active" ; log: ALREADY_ACTIVATED                     | deactivate
      token-detached                   | pods: 401 Unauthorized                                                                  | attach the client token
      client-token-disabled            | client: "disabled" ; pods: 401 Unauthorized                                             | enable the client token
      client-password-rejected         | pods: 401 Unauthorized                                                                  | put a new pull secret
      pull-secret-missing              | events: Unable to retrieve some image pull secrets (store101-pull) ; pods: failed to fetch anonymous token | put a new pull secret
      client-scope-insufficient        | pods: denied: Insufficient scopes to perform the operation                              | let the client token read
      image-not-synced                 | connected: "Online" ; pods: manifest unknown                                            | let the sync token read
      image-deleted                    | connected: "Online" ; pods: manifest unknown                                            | import the image
      service-ip-out-of-range          | extension: the provided IP (192.100.100.1) is not in the valid range. The range of valid IPs is 10.43.0.0/16 ; connected: "Inactive" | set service.clusterIP=10.43.0.50
      service-ip-in-use                | extension: provided IP is already allocated ; services: price-labels                   | delete the other Service
      volume-pending                   | claims: "Pending" ; events: storageclass.storage.k8s.io "azurefile" not found ; pods: "Pending" ; extension: timed out waiting for the condition | set pvc.storageClassName=local-path
      helm-timeout                     | pods: i/o timeout ; extension: has been uninstalled due to atomic being set: timed out waiting for the condition | fix
      cert-manager-conflict            | extension: CustomResourceDefinition "certificaterequests.cert-manager.io"               | set cert-manager.install=false
      helm-operation-in-progress       | extension: another operation (install/upgrade/rollback) is in progress ; connected: "Online" | delete the release's Secret
      helm-release-left                | extension: can't reuse a name that is still in use                                      | delete the release's Secret
      namespace-terminating            | namespace: "Terminating" ; extension: unable to create new content in namespace connected-registry because it is being terminated | remove the finalizer
      chart-not-found                  | extension: failed in download the Chart path not found ; extension: "version":"0.1.9"  | install the extension
      extension-status-missing         | extension: "Updating" ; extension: ExtensionCreationFailed ; extension: {Error : Retry for given duration didn't get any results with err {status not populated}} | delete the extension
      extension-not-installed          | extension: "Succeeded" ; namespace: not found ; connected: "Inactive"                  | install the extension
      protected-settings-expired       | extension: "Failed" ; extension: "configurationProtectedSettings":{} ; connected: "Inactive" | install the extension
      arc-certificate-expired          | cluster: "Expired"                                                                      | fix
      disk-full                        | connected: "Unhealthy" ; connected: "DiskError" ; log: No space left on device.          | delete the extension
      storage-access-denied            | connected: "Unhealthy" ; connected: "DiskError" ; log: Access to the path '/var/acr/data/storage' is denied. | fix
      http-endpoint                    | pods: http: server gave HTTP response to HTTPS client ; extension: "httpEnabled":"true"   | set httpEnabled=false
      node-trust-missing               | pods: x509: certificate signed by unknown authority                                     | set trustDistribution.enabled=true
      tls-settings-lost                | pods: x509: certificate signed by unknown authority ; extension: "cert-manager.enabled":"false" | set cert-manager.enabled=true
      data-endpoint-elsewhere          | connected: "Offline" ; log: No connected registries are served in this region (myacrregistry.westus.data.azurecr.io:443) | give the extension a new password
      push-to-read-only                | connected: "Online" ; log: This operation is not allowed on this registry.             | fix
      proxy-body-limit                 | connected: "Inactive" ; log: RequestEntityTooLarge                                      | fix
      """;

  private static final String IP = "10.43.0.50";
  private static final String API = "?api-version=2025-11-01";
  private static final String REGISTRY = AzureFixture.REGISTRY_PATH;
  private static final String CLUSTER =
      "/subscriptions/%s/resourceGroups/edge-stores/providers/Microsoft.Kubernetes/connectedClusters/store-101"
          .formatted(AzureFixture.SUBSCRIPTION);
  private static final String EXTENSION =
      CLUSTER
          + "/providers/Microsoft.KubernetesConfiguration/extensions/store101?api-version=2023-05-01";
  private static final String NAMESPACE = "/api/v1/namespaces/connected-registry";
  private static final String DEPLOYMENT =
      "/apis/apps/v1/namespaces/connected-registry/deployments/connected-registry";

  private final DeployedSite site = new DeployedSite();

  @BeforeEach
  void settle() {
    site.azure.clock.advance(EdgeSeed.SETTLED.multipliedBy(2));
    awaitsWell();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = FAULTS)
  void isReadInTheWorldAndHealedByThePersonWhoseItIs(String fault, String faces, String healing)
      throws Exception {
    var injected = inject(fault);
    awaitsFaces(faces);
    heal(healing);
    awaitsWell();
    site.azure.faults.removeResolved();
    assertEquals(List.of(), site.azure.faults.all(), injected::name);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = FAULTS)
  void isUndoneWhenItIsCleared(String fault, String faces, String healing) throws Exception {
    inject(fault);
    awaitsFaces(faces);
    site.azure.faults.clearAll();
    awaitsWell();
  }

  @Test
  void severalAtOnceAreReadAndHealedEachByItself() throws Exception {
    inject("wrong-password");
    inject("client-token-disabled");
    inject("arc-certificate-expired");
    awaitsFaces(
        "log: Incorrect Password ; client: \"disabled\" ; pods: 401 Unauthorized ; cluster: \"Expired\"");
    site.azure.faults.remove(new Fault("arc-certificate-expired", Map.of("cluster", "store-101")));
    heal("give the extension a new password");
    heal("enable the client token");
    awaitsWell();
    site.azure.faults.removeResolved();
    assertEquals(List.of(), site.azure.faults.all());
  }

  @Test
  void anyTwoOccurTogetherAndAreCleared() {
    var faults = FAULTS.lines().map(line -> line.substring(0, line.indexOf('|'))).toList();
    for (var first : faults) {
      for (var second : faults) {
        assertDoesNotThrow(() -> inject(first), first);
        assertDoesNotThrow(() -> inject(second), () -> first + "and " + second);
        site.azure.faults.clearAll();
      }
    }
  }

  private Fault inject(String text) {
    var words = text.strip().split(" ", -1);
    var details = new HashMap<>(Map.of("cluster", "store-101"));
    for (var word : Arrays.asList(words).subList(1, words.length)) {
      details.put(word.split("=", -1)[0], word.split("=", -1)[1]);
    }
    var fault = new Fault(words[0], details);
    site.azure.faults.inject(fault);
    return fault;
  }

  private void awaitsFaces(String faces) throws Exception {
    var awaited = new ArrayList<>(Arrays.stream(faces.split(";", -1)).map(String::strip).toList());
    var seen = "";
    for (var i = 0; i < 250 && !awaited.isEmpty(); i++) {
      site.azure.clock.advance(Duration.ofSeconds(10));
      for (var face : List.copyOf(awaited)) {
        var what = face.substring(0, face.indexOf(':'));
        seen = read(what);
        if (seen.contains(face.substring(face.indexOf(':') + 2))) {
          awaited.remove(face);
        }
      }
    }
    var last = seen;
    assertTrue(awaited.isEmpty(), () -> "Not seen: " + awaited + "\n" + last + "\n" + state());
  }

  /** What Azure or the cluster say, without the escapes of JSON. */
  private String read(String what) throws Exception {
    var text =
        switch (what) {
          case "connected" -> azure("GET", REGISTRY + "/connectedRegistries/store101" + API, "");
          case "token" -> azure("GET", REGISTRY + "/tokens/store101" + API, "");
          case "client" -> azure("GET", REGISTRY + "/tokens/store101client" + API, "");
          case "extension" -> azure("GET", EXTENSION, "");
          case "cluster" -> azure("GET", CLUSTER + "?api-version=2024-01-01", "");
          case "namespace" -> cluster("GET", NAMESPACE, "");
          case "pods" -> cluster("GET", "/api/v1/pods", "");
          case "claims" -> cluster("GET", NAMESPACE + "/persistentvolumeclaims", "");
          case "events" -> cluster("GET", "/api/v1/events", "");
          case "services" -> cluster("GET", "/api/v1/services", "");
          case "deployment" -> cluster("GET", DEPLOYMENT, "");
          case "log" -> log();
          default -> throw new IllegalArgumentException(what);
        };
    return text.replace("\\\"", "\"").replace("\\\\", "");
  }

  private String log() throws Exception {
    var pods = Json.read(cluster("GET", NAMESPACE + "/pods", "")).path("items");
    var log = new StringBuilder();
    for (var pod : pods) {
      if (pod.at("/metadata/labels/app.kubernetes.io~1name")
          .asText()
          .equals("connected-registry")) {
        var name = pod.at("/metadata/name").asText();
        log.append(cluster("GET", NAMESPACE + "/pods/" + name + "/log", ""));
      }
    }
    return log.toString();
  }

  private void heal(String action) throws Exception {
    var connected = REGISTRY + "/connectedRegistries/store101";
    var words = action.split(" ", -1);
    switch (action.startsWith("set ") ? "set" : action) {
      case "fix" -> site.azure.faults.clearAll();
      case "set" ->
          azure(
              "PATCH",
              EXTENSION,
              settings(Map.of(words[1].split("=", -1)[0], words[1].split("=", -1)[1])));
      case "deactivate" -> azure("POST", connected + "/deactivate" + API, "");
      case "attach the client token" ->
          azure(
              "PATCH",
              connected + API,
              properties(Map.of("clientTokenIds", List.of(REGISTRY + "/tokens/store101client"))));
      case "enable the client token" -> enable("store101client");
      case "enable the sync token" -> enable("store101");
      case "let the client token read" -> scope("store101-client-map");
      case "let the sync token read" -> scope("store101");
      case "give the extension a new password" ->
          azure(
              "PATCH", EXTENSION, properties(Map.of("configurationProtectedSettings", secrets())));
      case "put a new pull secret" -> putPullSecret();
      case "import the image" ->
          azure(
              "POST",
              REGISTRY + "/importImage" + API,
              Json.write(
                  Map.of(
                      "source",
                          Map.of("registryUri", "docker.io", "sourceImage", "library/nginx:1.27"),
                      "targetTags", List.of("pos:1.5"))));
      case "restart the pod" -> cluster("DELETE", NAMESPACE + "/pods/" + podName(), "");
      case "scale the Deployment" -> cluster("PATCH", DEPLOYMENT, "{\"spec\":{\"replicas\":1}}");
      case "delete the other Service" -> {
        cluster("DELETE", "/api/v1/namespaces/default/services/price-labels", "");
        azure("PATCH", EXTENSION, settings(Map.of()));
      }
      case "delete the release's Secret" -> {
        cluster("DELETE", NAMESPACE + "/secrets/sh.helm.release.v1.store101.v1", "");
        azure("PATCH", EXTENSION, settings(Map.of()));
      }
      case "remove the finalizer" -> {
        cluster(
            "PATCH", NAMESPACE + "/configmaps/backup-lock", "{\"metadata\":{\"finalizers\":null}}");
        azure("PATCH", EXTENSION, settings(Map.of()));
      }
      case "delete the extension" -> {
        azure("DELETE", EXTENSION, "");
        site.azure.clock.advance(Duration.ofMinutes(2));
        azure("POST", connected + "/deactivate" + API, "");
        site.azure.clock.advance(Duration.ofSeconds(10));
        install();
      }
      case "install the extension" -> install();
      default -> throw new IllegalArgumentException(action);
    }
  }

  private void install() throws Exception {
    azure(
        "PUT",
        EXTENSION,
        properties(
            Map.of(
                "extensionType", "microsoft.containerregistry.connectedregistry",
                "configurationSettings",
                    Map.of("service.clusterIP", IP, "cert-manager.install", "false"),
                "configurationProtectedSettings", secrets())));
  }

  private Map<String, String> secrets() throws Exception {
    return Map.of(
        "connectionString",
        "ConnectedRegistryName=store101;SyncTokenName=store101;SyncTokenPassword=%s;ParentGatewayEndpoint=myacrregistry.eastus.data.azurecr.io;ParentEndpointProtocol=https"
            .formatted(site.password("store101")));
  }

  private void enable(String token) throws Exception {
    azure("PATCH", REGISTRY + "/tokens/" + token + API, properties(Map.of("status", "enabled")));
  }

  private void scope(String map) throws Exception {
    var actions =
        List.of("pos", "menu").stream()
            .flatMap(repository ->
                List.of("content", "metadata").stream()
                    .map(what -> "repositories/%s/%s/read".formatted(repository, what)))
            .collect(Collectors.toCollection(ArrayList::new));
    if (map.equals("store101")) {
      for (var verb : List.of("config/read", "config/write", "message/read", "message/write")) {
        actions.add("gateway/store101/" + verb);
      }
    }
    azure("PATCH", REGISTRY + "/scopeMaps/" + map + API, properties(Map.of("actions", actions)));
  }

  private void putPullSecret() throws Exception {
    var login = Map.of("username", "store101client", "password", site.password("store101client"));
    var config = Json.write(Map.of("auths", Map.of(IP, login)));
    var secrets = "/api/v1/namespaces/default/secrets";
    cluster("DELETE", secrets + "/store101-pull", "");
    cluster(
        "POST",
        secrets,
        Json.write(
            Map.of(
                "apiVersion", "v1",
                "kind", "Secret",
                "type", "kubernetes.io/dockerconfigjson",
                "metadata", Map.of("name", "store101-pull"),
                "data",
                    Map.of(
                        ".dockerconfigjson",
                        Base64.getEncoder()
                            .encodeToString(config.getBytes(StandardCharsets.UTF_8))))));
  }

  private String podName() throws Exception {
    return Json.read(
            cluster(
                "GET",
                NAMESPACE + "/pods?labelSelector=app.kubernetes.io/name%3Dconnected-registry",
                ""))
        .at("/items/0/metadata/name")
        .asText();
  }

  /** Waits until it synchronizes again, is installed, and its clients run. */
  private void awaitsWell() {
    assertTrue(site.within30Minutes(this::isWell), this::state);
  }

  private boolean isWell() {
    try {
      var connected = read("connected");
      var pods = Json.read(cluster("GET", "/api/v1/namespaces/default/pods", "")).path("items");
      return connected.contains("\"connectionState\":\"Online\"")
          && connected.contains("\"status\":\"Active\"")
          && read("extension").contains("\"provisioningState\":\"Succeeded\"")
          && read("cluster").contains("\"connectivityStatus\":\"Connected\"")
          && !pods.isEmpty()
          && pods.valueStream()
              .allMatch(pod -> pod.at("/status/containerStatuses/0/ready").asBoolean());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Asks Azure; again where another operation still runs. */
  private String azure(String method, String path, String body) throws Exception {
    var response = site.azure.sendAsPerson(method, path, body);
    for (var i = 0; i < 30 && response.statusCode() == 409; i++) {
      site.azure.clock.advance(Duration.ofSeconds(30));
      response = site.azure.sendAsPerson(method, path, body);
    }
    return response.body();
  }

  private String cluster(String method, String path, String body) throws Exception {
    try {
      return site.askCluster("store-101", method, path, body);
    } catch (java.io.IOException e) {
      return "{}";
    }
  }

  private static String settings(Map<String, String> settings) {
    return properties(Map.of("configurationSettings", settings));
  }

  private static String properties(Map<String, ?> properties) {
    return Json.write(Map.of("properties", properties));
  }

  /** What is to be looked at where a test fails. */
  private String state() {
    try {
      var journal =
          site.azure.world.eventLog().entries().stream()
              .map(each -> each.sentence())
              .filter(each -> each.contains("store-101") || each.contains("store101"))
              .toList();
      return String.join(
          "\n",
          read("connected"),
          read("extension"),
          cluster("GET", "/api/v1/namespaces/default/pods", ""),
          String.join("\n", journal.subList(Math.max(0, journal.size() - 12), journal.size())));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
