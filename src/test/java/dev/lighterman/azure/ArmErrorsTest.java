package dev.lighterman.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.ServerTls;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.settings.AzureCredential;
import dev.lighterman.settings.AzureSettings;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Secret;
import dev.lighterman.value.TryLater;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class ArmErrorsTest {
  private static final String SUBSCRIPTION = "22222222-2222-2222-2222-222222222222";
  private static final ArmId REGISTRY =
      ArmId.of(SUBSCRIPTION, "group", "Microsoft.ContainerRegistry/registries", "prod");
  private static final ArmId CLUSTER =
      ArmId.of(SUBSCRIPTION, "group", "Microsoft.Kubernetes/connectedClusters", "store");
  private static final ServerResponse TOKEN =
      ServerResponse.json(
          200, Map.of("token_type", "Bearer", "expires_in", 3599, "access_token", "opaque"));

  @TempDir private Path directory;
  private final ServerTls tls = TrustingClients.loopback();
  private final ActiveFaults faults = new ActiveFaults();
  private final RequestLog log = new RequestLog();
  private final AtomicReference<ServerResponse> token = new AtomicReference<>(TOKEN);
  private final AtomicReference<ServerResponse> answer =
      new AtomicReference<>(ServerResponse.empty(204));
  private final SimulatedServer server =
      SimulatedServer.start(
          ServerOptions.plain("azure", 0, faults, log).withTls(tls),
          new Router(_ -> answer.get())
              .route("POST", "/{tenant}/oauth2/v2.0/token", _ -> token.get()));
  private Azure azure;

  @BeforeEach
  void connect() {
    azure = Azure.connect(settings(server.address(), TrustingClients.file(tls, directory)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void missingResourcesAreEmpty() {
    answer.set(errorResponse(404, "ResourceNotFound", "The Resource 'prod' was not found."));
    assertTrue(azure.registries().get(REGISTRY).isEmpty());
    assertTrue(azure.clusters().get(CLUSTER).isEmpty());
    azure.tokens().deleteToken(REGISTRY.child("tokens", "t"));
  }

  @Test
  void aResourceWithAnOddIdHidesNoOtherOfItsList() {
    Map<String, Object> sku = Map.of("name", "Premium");
    answer.set(
        ServerResponse.json(
            200,
            Map.of(
                "value",
                List.of(
                    Map.of("id", "/odd", "location", "eastus", "sku", sku),
                    Map.of("id", REGISTRY.toString(), "location", "eastus", "sku", sku)))));

    assertEquals(
        List.of(REGISTRY), azure.registries().list().stream().map(CloudRegistry::id).toList());
    assertEquals(List.of(REGISTRY), azure.clusters().list().stream().map(ArcCluster::id).toList());
  }

  @Test
  void anOddIdInsideAConnectedRegistryHidesThatOneAlone() {
    ArmId good = REGISTRY.child("connectedRegistries", "good1");
    answer.set(
        ServerResponse.json(
            200,
            Map.of(
                "value",
                List.of(
                    connectedRegistry(REGISTRY.child("connectedRegistries", "bad01"), "/odd"),
                    connectedRegistry(good, REGISTRY.child("tokens", "t").toString())))));

    assertEquals(
        List.of(good),
        azure.connectedRegistries().list(REGISTRY).stream().map(ConnectedRegistry::id).toList());
  }

  private static Map<String, Object> connectedRegistry(ArmId id, String token) {
    return Map.of(
        "id",
        id.toString(),
        "systemData",
        Map.of("createdAt", "2026-11-24T12:00:00Z"),
        "properties",
        Map.of("mode", "ReadOnly", "parent", Map.of("syncProperties", Map.of("tokenId", token))));
  }

  @Test
  void aMissingPermissionIsNamedWithItsScope() {
    answer.set(
        errorResponse(
            403,
            "AuthorizationFailed",
            "The client 'x' with object id 'x' does not have authorization to perform action"
                + " 'Microsoft.ContainerRegistry/registries/read' over scope '/subscriptions/s' or"
                + " the scope is invalid."));
    var refused = assertThrows(OperatorMustAct.class, () -> azure.registries().get(REGISTRY));
    assertEquals("azure.forbidden", refused.why().key());
    assertEquals(
        Map.of(
            "action", "Microsoft.ContainerRegistry/registries/read", "scope", "/subscriptions/s"),
        refused.remedy().values());
    assertThrows(OperatorMustAct.class, () -> azure.clusters().list());
  }

  /** Azure has it in these two forms. */
  @Test
  void aRightThatIsMissingOnALinkedResourceIsNamedWithThatResource() {
    for (String plural : List.of("(s)", "")) {
      answer.set(
          linkedRefusal(
              "; however, it does not have permission to perform action"
                  + plural
                  + " 'Microsoft.ContainerRegistry/registries/pull/read' on the linked scope(s)"
                  + " '/subscriptions/s/source' or the linked scope(s) are invalid."));
      var refused = assertThrows(OperatorMustAct.class, this::importImage);
      assertEquals("azure.forbidden", refused.why().key());
      assertEquals(
          Map.of(
              "action",
              "Microsoft.ContainerRegistry/registries/pull/read",
              "scope",
              "/subscriptions/s/source"),
          refused.remedy().values());
    }
  }

  @Test
  void aLinkedResourceOutOfReachIsNoMissingRightOfTheRequestItself() {
    String why = ", however the current tenant 't' is not authorized to access linked subscription";
    answer.set(linkedRefusal(why + " 's'."));
    var refused = assertThrows(OperatorMustAct.class, this::importImage);
    assertEquals("azure.refused", refused.why().key());
    assertTrue(refused.why().toString().contains(why));
  }

  private static ServerResponse linkedRefusal(String why) {
    return errorResponse(
        403,
        "LinkedAuthorizationFailed",
        "The client 'x' with object id 'x' has permission to perform action"
            + " 'Microsoft.ContainerRegistry/registries/importImage/action' on scope '%s'%s"
                .formatted(REGISTRY, why));
  }

  @Test
  void oldResourcesWithoutTimesAreRead() {
    Map<String, Object> sync = Map.of("tokenId", REGISTRY.child("tokens", "t").toString());
    ArmId id = REGISTRY.child("connectedRegistries", "store");
    answer.set(resource(id, Map.of("parent", Map.of("syncProperties", sync))));
    assertEquals(Instant.EPOCH, azure.connectedRegistries().get(id).orElseThrow().created());

    ArmId map = REGISTRY.child("scopeMaps", "m");
    answer.set(resource(map, Map.of("actions", List.of())));
    assertEquals(Instant.EPOCH, azure.tokens().scopeMap(map).orElseThrow().created());

    Map<String, Object> credentials = Map.of("passwords", List.of(Map.of("name", "password1")));
    ArmId token = REGISTRY.child("tokens", "t");
    answer.set(resource(token, Map.of("scopeMapId", map.toString(), "credentials", credentials)));
    assertEquals(Instant.EPOCH, azure.tokens().token(token).orElseThrow().created());

    ArmId extension = CLUSTER.extension("Microsoft.KubernetesConfiguration/extensions", "e");
    answer.set(resource(extension, Map.of("provisioningState", "Succeeded")));
    assertEquals(Instant.EPOCH, azure.extensions().get(extension).orElseThrow().changed());
  }

  @Test
  void aRegistryWithoutPoliciesOrLoginServerIsRead() {
    var body = Map.of("id", REGISTRY.toString(), "name", "prod", "sku", Map.of("name", "Premium"));
    answer.set(ServerResponse.json(200, body));
    CloudRegistry registry = azure.registries().get(REGISTRY).orElseThrow();
    assertEquals("prod.azurecr.io", registry.loginServer());
    assertTrue(registry.takesArmTokens() && !registry.abac());
  }

  private static ServerResponse resource(ArmId id, Map<String, Object> properties) {
    return ServerResponse.json(200, Map.of("id", id.toString(), "properties", properties));
  }

  @Test
  void aThrottledRequestIsSentOnceAndKeepsItsRetryAfter() {
    faults.inject(new Fault("429", Map.of("path", "/subscriptions/.*", "retryAfter", "17")));
    for (Runnable ask :
        List.<Runnable>of(() -> azure.registries().get(REGISTRY), this::importImage)) {
      var before = requestCount();
      var later = assertThrows(TryLater.class, ask::run);
      assertEquals(Duration.ofSeconds(17), later.after());
      assertEquals(before + 1, requestCount());
    }
  }

  @Test
  void aThrottledSubscriptionGetsNoRequestsUntilItsRetryAfterIsOver() throws InterruptedException {
    var many = Map.of("path", "/subscriptions/.*", "retryAfter", "1", "times", "1");
    faults.inject(new Fault("429", many));
    assertThrows(TryLater.class, () -> azure.clusters().get(CLUSTER));
    var before = requestCount();

    var later = assertThrows(TryLater.class, () -> azure.registries().get(REGISTRY));
    assertEquals("azure.throttled", later.why().key());
    assertTrue(later.after().compareTo(Duration.ofSeconds(1)) <= 0, later.after().toString());
    assertEquals(before, requestCount(), "nothing was sent");
    answer.set(ServerResponse.json(200, Map.of()));
    azure.registries().enableDataEndpoint(REGISTRY);
    assertEquals(before + 1, requestCount(), "writing has a budget of its own");

    Thread.sleep(later.after());
    answer.set(errorResponse(404, "ResourceNotFound", "gone"));
    assertTrue(azure.registries().get(REGISTRY).isEmpty());
  }

  @Test
  void aServerErrorIsTriedLater() {
    faults.inject(new Fault("500", Map.of("path", "/subscriptions/.*")));
    assertEquals(
        "azure.down",
        assertThrows(TryLater.class, () -> azure.clusters().get(CLUSTER)).why().key());
    assertThrows(TryLater.class, () -> azure.registries().list());
  }

  @Test
  void aLostResponseIsTriedLater() {
    answer.set(ServerResponse.json(200, Map.of()));
    azure.registries().enableDataEndpoint(REGISTRY);
    faults.inject(new Fault("drop", Map.of("path", "/subscriptions/.*")));
    var later = assertThrows(TryLater.class, () -> azure.registries().enableDataEndpoint(REGISTRY));
    assertEquals("azure.unreachable", later.why().key());
    assertThrows(TryLater.class, () -> azure.clusters().get(CLUSTER));
  }

  @Test
  void aRefusedConnectionIsTriedLater() {
    server.close();
    var later = assertThrows(TryLater.class, () -> azure.registries().get(REGISTRY));
    assertEquals("azure.unreachable", later.why().key());
  }

  @Test
  void aWrongSecretIsForTheOperatorToFix() {
    token.set(
        ServerResponse.json(
            401,
            Map.of(
                "error", "invalid_client",
                "error_description", "AADSTS7000215: Invalid client secret provided.")));
    var refused = assertThrows(OperatorMustAct.class, () -> azure.registries().get(REGISTRY));
    assertEquals("azure.sign-in", refused.why().key());
    assertTrue(refused.why().toString().contains("AADSTS7000215"));
    assertThrows(OperatorMustAct.class, () -> azure.clusters().get(CLUSTER));
  }

  @Test
  void anUnavailableSignInIsTriedLater() {
    token.set(ServerResponse.of(503, "text/html", "<h1>Service Unavailable</h1>"));
    assertThrows(TryLater.class, () -> azure.clusters().get(CLUSTER));
  }

  @Test
  void anUnregisteredProviderIsNotRegisteredAutomatically() {
    answer.set(
        errorResponse(
            409,
            "MissingSubscriptionRegistration",
            "The subscription is not registered to use namespace 'Microsoft.Kubernetes'."));
    var refused = assertThrows(OperatorMustAct.class, this::importImage);
    assertEquals(Map.of("namespace", "Microsoft.Kubernetes"), refused.remedy().values());
    assertTrue(log.exchanges().stream().noneMatch(each -> each.path().contains("/register")));
  }

  @Test
  void aConflictWithARunningOperationIsTriedLater() {
    answer.set(errorResponse(409, "Conflict", "Another operation is in progress on the resource."));
    assertThrows(TryLater.class, this::importImage);
  }

  @Test
  void anyOtherErrorIsQuoted() {
    answer.set(errorResponse(400, "InvalidParameter", "The SKU is not\n supported."));
    var refused = assertThrows(OperatorMustAct.class, this::importImage);
    assertEquals(
        Map.of("code", "InvalidParameter", "said", "The SKU is not supported."),
        refused.why().values());
  }

  @Test
  void aNextLinkToAnotherHostIsNotFollowed() {
    answer.set(
        ServerResponse.json(
            200, Map.of("value", List.of(), "nextLink", "https://elsewhere.example/")));
    for (Executable list :
        List.<Executable>of(
            () -> azure.extensions().list(CLUSTER),
            () -> azure.registries().list(),
            () -> azure.connectedRegistries().list(REGISTRY),
            () -> azure.tokens().listTokens(REGISTRY))) {
      assertThrows(IllegalStateException.class, list);
    }
  }

  @Test
  void anIdThatNamesNoResourceIsTheOperatorsToFix() {
    answer.set(ServerResponse.json(200, Map.of("id", "prod", "sku", Map.of("name", "Premium"))));
    for (Executable read :
        List.<Executable>of(
            () -> azure.registries().get(REGISTRY), () -> azure.clusters().get(CLUSTER))) {
      var refused = assertThrows(OperatorMustAct.class, read);
      assertEquals(Map.of("said", "prod"), refused.why().values());
    }
  }

  private void importImage() {
    var source = ImageReference.of("mcr.microsoft.com/mcr/hello-world:latest");
    azure.images().importImage(REGISTRY, new ImageImport(source, null, "hello-world:latest"));
  }

  private long requestCount() {
    return log.exchanges().stream()
        .filter(each -> each.path().startsWith("/subscriptions"))
        .count();
  }

  private static ServerResponse errorResponse(int status, String code, String message) {
    return ServerResponse.json(status, Map.of("error", Map.of("code", code, "message", message)));
  }

  private static AzureSettings settings(URI address, Path ca) {
    return new AzureSettings(
        new AzureCredential.ClientSecret(
            "11111111-1111-1111-1111-111111111111",
            "33333333-3333-3333-3333-333333333333",
            new Secret("secret")),
        List.of(SUBSCRIPTION),
        address,
        address,
        ca);
  }
}
