package dev.lighterman.azure;

import static dev.lighterman.azure.SeededAzure.ACTIONS;
import static dev.lighterman.azure.SeededAzure.CLUSTER;
import static dev.lighterman.azure.SeededAzure.EXTENSION;
import static dev.lighterman.azure.SeededAzure.LAB;
import static dev.lighterman.azure.SeededAzure.NEW;
import static dev.lighterman.azure.SeededAzure.REGISTRY;
import static dev.lighterman.azure.SeededAzure.SCOPE_MAP;
import static dev.lighterman.sandbox.azure.AzureFixture.SUBSCRIPTION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Repository;
import dev.lighterman.value.TryLater;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox's seeded data, read by the Azure client. */
final class AzureReadsTest {
  private static final String LAST_SYNC = "/properties/parent/syncProperties/lastSyncTime";

  @TempDir private Path directory;
  private AzureFixture world = new AzureFixture(600);
  private Azure azure;

  @BeforeEach
  void connect() {
    azure = SeededAzure.connect(world, directory);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void registriesAreRead() {
    var registry = azure.registries().get(REGISTRY).orElseThrow();
    assertTrue(registry.premium());
    assertTrue(registry.dataEndpointEnabled());
    assertEquals(List.of("myacrregistry.eastus.data.azurecr.io"), registry.dataEndpointHosts());
    assertFalse(azure.registries().get(LAB).orElseThrow().premium());
    assertEquals(
        "labregistry.eastus.data.azurecr.io",
        azure.registries().get(LAB).orElseThrow().dataEndpointHost(),
        "known before it is on");
    assertEquals(
        List.of("labregistry", "myacrregistry"),
        azure.registries().list().stream().map(CloudRegistry::name).sorted().toList());
  }

  @Test
  void connectedRegistriesAreRead() {
    var all = azure.connectedRegistries().list(REGISTRY);
    assertEquals(
        List.of("store101", "store102", "store103"),
        all.stream().map(ConnectedRegistry::name).sorted().toList());
    var store = all.stream().filter(it -> it.name().equals("store101")).findFirst().orElseThrow();
    assertEquals(ConnectionState.ONLINE, store.connection());
    assertTrue(store.active());
    assertEquals(REGISTRY, store.registry());
    assertEquals(REGISTRY.child("tokens", "store101"), store.syncToken());
    assertEquals("myacrregistry.eastus.data.azurecr.io", store.gatewayEndpoint());
    assertEquals(store, azure.connectedRegistries().get(store.id()).orElseThrow());
    assertTrue(azure.connectedRegistries().get(NEW).isEmpty());
  }

  @Test
  void oneThatSyncsByAManagedIdentityIsReadAndDeleted() throws Exception {
    patch("{\"roleAssignmentMode\": \"AbacRepositoryPermissions\"}");
    var made =
        world.send(
            "PUT",
            NEW + "?api-version=2026-09-01-preview",
            """
            {"identity": {"type": "UserAssigned", "userAssignedIdentities": {"/an/identity": {}}},
             "properties": {"mode": "ReadOnly",
               "parent": {"syncProperties": {"authType": "ManagedIdentity"}}}}
            """);
    assertEquals(200, made.statusCode(), made.body());
    var read = azure.connectedRegistries().get(NEW).orElseThrow();
    assertNull(read.syncToken());
    assertEquals(ConnectionState.OFFLINE, read.connection());
    assertTrue(azure.connectedRegistries().list(REGISTRY).contains(read));
    azure.connectedRegistries().delete(NEW);
    assertTrue(azure.connectedRegistries().get(NEW).isEmpty());
  }

  @Test
  void aRegistryWithAScheduleIsOfflineBetweenItsSyncs() {
    ConnectedRegistry seen =
        azure
            .connectedRegistries()
            .get(REGISTRY.child("connectedRegistries", "store103"))
            .orElseThrow();
    assertEquals(ConnectionState.OFFLINE, seen.connection());
    assertTrue(
        seen.needsAttention() && !seen.isOfflineBySchedule(), "it synchronises all the time");

    var resource = world.world.resources().find(new ResourceId(seen.id().toString())).orElseThrow();
    resource.set("/properties/parent/syncProperties/schedule", "0 2 * * *");
    resource.set(LAST_SYNC, Instant.now().toString());
    ConnectedRegistry nightly = azure.connectedRegistries().get(seen.id()).orElseThrow();
    assertTrue(
        nightly.isOfflineBySchedule() && !nightly.needsAttention(), "it comes back at night");

    resource.set(LAST_SYNC, Instant.now().minus(Duration.ofDays(3)).toString());
    ConnectedRegistry overdue = azure.connectedRegistries().get(seen.id()).orElseThrow();
    assertTrue(overdue.needsAttention() && !overdue.isOfflineBySchedule(), "it missed two nights");
  }

  @Test
  void clustersAndExtensionsAreRead() {
    var cluster = azure.clusters().get(CLUSTER).orElseThrow();
    assertTrue(cluster.connected());
    assertEquals("eastus", cluster.region());
    assertTrue(azure.extensions().list(CLUSTER).isEmpty());
    var store =
        azure.clusters().list().stream()
            .filter(it -> it.name().equals("store-101"))
            .findFirst()
            .orElseThrow();
    assertEquals("Europe/Paris", store.tags().get("timezone"));
    var extension = azure.extensions().list(store.id()).getFirst();
    assertTrue(extension.isConnectedRegistry());
    assertEquals(store.id(), extension.id().parent());
    assertEquals("10.43.0.50", extension.settings().get(Extension.SERVICE_ADDRESS));
    assertEquals(ProvisioningState.SUCCEEDED, extension.provisioning());
  }

  @Test
  void permissionsAreRead() {
    var permissions = azure.permissions().list(REGISTRY.toString());
    assertTrue(allowed(permissions, "Microsoft.ContainerRegistry/registries/tokens/write"));
    assertFalse(allowed(permissions, "Microsoft.ContainerRegistry/registries/webhooks/write"));
    assertTrue(
        allowed(
            azure.permissions().list("/subscriptions/" + SUBSCRIPTION),
            "Microsoft.ExtendedLocation/register/action"));
    assertTrue(
        allowed(
            azure
                .permissions()
                .list("/subscriptions/" + SUBSCRIPTION + "/resourceGroups/myresourcegroup"),
            "Microsoft.Kubernetes/connectedClusters/read"));
  }

  @Test
  void imagesOfARegistryAreRead() {
    var registry = azure.registries().get(REGISTRY).orElseThrow();
    var pos = new Repository("pos");
    assertEquals(
        List.of("hello-world", "menu", "nginx", "pos"), azure.images().listRepositories(registry));
    assertEquals(List.of("1.5", "1.4"), azure.images().listTags(registry, pos));
    assertTrue(azure.images().listTags(registry, new Repository("nothing")).isEmpty());
    var digest = azure.images().digest(registry, pos, "1.5").orElseThrow();
    assertTrue(digest.startsWith("sha256:"));
    assertEquals(digest, azure.images().digest(registry, pos, digest).orElseThrow());
    assertTrue(azure.images().digest(registry, pos, "9.9").isEmpty());
  }

  @Test
  void aMissingPermissionIsNamed() {
    world.close();
    world = new AzureFixture(600, List.of("Microsoft.ContainerRegistry/registries/read"));
    azure = SeededAzure.connect(world, directory);
    var registry = azure.registries().get(REGISTRY).orElseThrow();
    assertForbidden(
        "Microsoft.ContainerRegistry/registries/scopeMaps/write",
        () -> azure.tokens().putScopeMap(SCOPE_MAP, ACTIONS, "ours"));
    assertForbidden(
        "Microsoft.KubernetesConfiguration/extensions/read",
        () -> azure.extensions().get(EXTENSION));
    assertForbidden(
        "Microsoft.ContainerRegistry/registries/pull/read",
        () -> azure.images().listRepositories(registry));
  }

  @Test
  void rolesWithRepositoryPermissionsCountInARegistryWithAbac() throws Exception {
    assertTrue(patch("{\"roleAssignmentMode\": \"AbacRepositoryPermissions\"}").abac());
    assertRefused("azure.registry-abac");

    assign("bfdb9389-c9a5-478a-bb2f-ba9ca092c3c7");
    assertTrue(azure.images().listRepositories(registry()).contains("pos"));
    var pos = new Repository("pos");
    assertThrows(OperatorMustAct.class, () -> azure.images().digest(registry(), pos, "1.5"));
    assign("b93aa761-3e63-49ed-ac28-beffa264f7ac");
    assertTrue(azure.images().digest(registry(), pos, "1.5").isPresent());
  }

  @Test
  void aRegistryThatTakesNoArmTokensIsRead() throws Exception {
    String policy = "{\"policies\": {\"azureADAuthenticationAsArmPolicy\": {\"status\": \"%s\"}}}";
    assertFalse(patch(policy.formatted("disabled")).takesArmTokens());
    assertTrue(azure.images().listRepositories(registry()).contains("pos"));
    assertTrue(patch(policy.formatted("enabled")).takesArmTokens());
  }

  @Test
  void networkRulesAreNamedUntilTheyLetTheBotIn() throws Exception {
    String rules =
        "{\"networkRuleSet\": {\"defaultAction\": \"Deny\", \"ipRules\":"
            + " [{\"action\": \"Allow\", \"value\": \"%s\"}]}}";
    patch(rules.formatted("203.0.113.7"));
    assertRefused("azure.registry-network");
    var closed =
        assertThrows(OperatorMustAct.class, () -> azure.images().checkReachable(registry()));
    assertEquals("127.0.0.1", closed.why().values().get("address"));
    patch(rules.formatted("127.0.0.1"));
    azure.images().checkReachable(registry());
  }

  @Test
  void aRefusalThatNoneOfTheCausesExplainsSaysWhatToLookAt() {
    world.faults.inject(new Fault("403", Map.of("path", "/oauth2/exchange")));
    assertRefused("azure.registry-denied");
  }

  @Test
  void aSignInThatFailedInPassingIsMadeAgain() {
    var pos = new Repository("pos");
    azure.images().listRepositories(registry());
    world.faults.inject(new Fault("500", Map.of("path", "/oauth2/token")));
    assertThrows(TryLater.class, () -> azure.images().listTags(registry(), pos));
    world.faults.clearAll();

    assertTrue(azure.images().listTags(registry(), pos).contains("1.5"));
  }

  private CloudRegistry registry() {
    return azure.registries().get(REGISTRY).orElseThrow();
  }

  private void assertRefused(String key) {
    var refused =
        assertThrows(OperatorMustAct.class, () -> azure.images().listRepositories(registry()));
    assertEquals(key, refused.why().key());
  }

  private CloudRegistry patch(String properties) throws Exception {
    var answer =
        world.send(
            "PATCH",
            REGISTRY + "?api-version=2025-11-01",
            "{\"properties\": %s}".formatted(properties));
    assertEquals(201, answer.statusCode(), answer.body());
    return registry();
  }

  private void assign(String role) throws Exception {
    var answer =
        world.sendAsPerson(
            "PUT",
            "%s/providers/Microsoft.Authorization/roleAssignments/%s?api-version=2022-04-01"
                .formatted(REGISTRY, UUID.randomUUID()),
            """
            {"properties": {"principalId": "%s", "principalType": "ServicePrincipal",
              "roleDefinitionId": "/subscriptions/%s/providers/Microsoft.Authorization/roleDefinitions/%s"}}
            """
                .formatted(AzureFixture.CLIENT, SUBSCRIPTION, role));
    assertEquals(201, answer.statusCode(), answer.body());
  }

  private static void assertForbidden(String action, Runnable call) {
    var refused = assertThrows(OperatorMustAct.class, call::run);
    assertEquals("azure.forbidden", refused.why().key());
    assertEquals(action, refused.why().values().get("action"));
  }

  private static boolean allowed(List<Permission> permissions, String action) {
    return permissions.stream().anyMatch(permission -> permission.allows(action));
  }
}
