package dev.lighterman.azure;

import static dev.lighterman.azure.SeededAzure.ACTIONS;
import static dev.lighterman.azure.SeededAzure.CLUSTER;
import static dev.lighterman.azure.SeededAzure.EXTENSION;
import static dev.lighterman.azure.SeededAzure.EXTENSIONS;
import static dev.lighterman.azure.SeededAzure.LAB;
import static dev.lighterman.azure.SeededAzure.NEW;
import static dev.lighterman.azure.SeededAzure.REGISTRY;
import static dev.lighterman.azure.SeededAzure.SCOPE_MAP;
import static dev.lighterman.azure.SeededAzure.TOKEN;
import static dev.lighterman.sandbox.azure.AzureFixture.SUBSCRIPTION;
import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Secret;
import dev.lighterman.value.TryLater;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes in the sandbox's seeded data by the Azure client. */
final class AzureChangesTest {
  @TempDir private Path directory;
  private final AzureFixture world = new AzureFixture(600);
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
  void aConnectedRegistryIsCreatedAndDeleted() throws InterruptedException {
    var before = Instant.now().minusSeconds(5);
    createConnectedRegistry();
    var made = azure.connectedRegistries().get(NEW).orElseThrow();
    assertEquals("ReadOnly", made.mode());
    assertEquals(ConnectedRegistry.CONTINUOUS_SYNC, made.schedule());
    assertEquals(TOKEN, made.syncToken());
    assertFalse(made.active());
    var scopeMap = azure.tokens().scopeMap(SCOPE_MAP).orElseThrow();
    assertEquals(ACTIONS, scopeMap.actions());
    assertTrue(scopeMap.created().isAfter(before));
    var token = azure.tokens().token(TOKEN).orElseThrow();
    assertTrue(token.enabled());
    assertEquals(SCOPE_MAP, token.scopeMap());

    azure.connectedRegistries().delete(NEW);
    eventually(() -> azure.connectedRegistries().get(NEW).isEmpty());
    azure.tokens().deleteToken(TOKEN);
    eventually(() -> azure.tokens().token(TOKEN).isEmpty());
    azure.tokens().deleteScopeMap(SCOPE_MAP);
    eventually(() -> azure.tokens().scopeMap(SCOPE_MAP).isEmpty());
    azure.connectedRegistries().delete(NEW);
    azure.tokens().deleteToken(TOKEN);
  }

  @Test
  void aPasswordIsShownOnceAndItsCreationTimeIsKept() throws InterruptedException {
    createConnectedRegistry();
    var first = azure.tokens().generatePassword(TOKEN, RegistryToken.Slot.FIRST).value();
    var second = azure.tokens().generatePassword(TOKEN, RegistryToken.Slot.FIRST).value();
    assertNotEquals(first.reveal(), second.reveal());
    var token = azure.tokens().token(TOKEN).orElseThrow();
    assertTrue(
        token.password(RegistryToken.Slot.FIRST).orElseThrow().created().isAfter(Instant.EPOCH));
    assertEquals(1, token.passwords().size());
  }

  @Test
  void clientTokensAreReplacedAsAWhole() {
    var store = REGISTRY.child("connectedRegistries", "store101");
    var client = REGISTRY.child("tokens", "store102client");
    azure.connectedRegistries().setClientTokens(store, List.of(client));
    assertEquals(
        List.of(client), azure.connectedRegistries().get(store).orElseThrow().clientTokens());
  }

  @Test
  void anExtensionIsCreatedAndReadAgain() throws InterruptedException {
    var settings = Map.of(Extension.SERVICE_ADDRESS, "10.0.0.50");
    var secrets = Map.of(Extension.CONNECTION_STRING, new Secret("ConnectedRegistryName=a;b=c"));
    azure.extensions().put(EXTENSION, settings, secrets);
    var asked = azure.extensions().get(EXTENSION).orElseThrow();
    assertEquals(Extension.CONNECTED_REGISTRY, asked.type());
    assertEquals("10.0.0.50", asked.settings().get(Extension.SERVICE_ADDRESS));
    assertEquals(ProvisioningState.IN_PROGRESS, asked.provisioning());
    assertTrue(
        world.log.exchanges().stream()
            .noneMatch(each -> String.valueOf(each.body()).contains("ConnectedRegistryName=a")));
    assertThrows(TryLater.class, () -> azure.extensions().put(EXTENSION, settings, secrets));
    azure.extensions().delete(EXTENSION);
    eventually(() -> azure.extensions().get(EXTENSION).isEmpty());
    azure.extensions().delete(CLUSTER.extension(EXTENSIONS, "nothing"));
  }

  @Test
  void theDataEndpointIsEnabled() throws InterruptedException {
    var refused =
        assertThrows(OperatorMustAct.class, () -> azure.registries().enableDataEndpoint(LAB));
    assertEquals("azure.refused", refused.why().key());
    azure.registries().enableDataEndpoint(REGISTRY);
    eventually(() -> azure.registries().get(REGISTRY).orElseThrow().dataEndpointEnabled());
  }

  @Test
  void aProviderIsRegistered() throws InterruptedException {
    var extended = "Microsoft.ExtendedLocation";
    assertEquals(RegistrationState.NOT_REGISTERED, azure.providers().state(SUBSCRIPTION, extended));
    azure.providers().register(SUBSCRIPTION, extended);
    eventually(
        () -> azure.providers().state(SUBSCRIPTION, extended) == RegistrationState.REGISTERED);
  }

  @Test
  void anImageIsImportedOnce() throws InterruptedException {
    var source = ImageReference.of("mcr.microsoft.com/azurelinux/base/nginx:1.27");
    var registry = azure.registries().get(REGISTRY).orElseThrow();
    var target = new Repository("base/nginx");
    azure.images().importImage(REGISTRY, new ImageImport(source, null, "base/nginx:1.27"));
    eventually(() -> azure.images().digest(registry, target, "1.27").isPresent());
    azure.images().importImage(REGISTRY, new ImageImport(source, null, "base/nginx:1.27"));
  }

  private void createConnectedRegistry() throws InterruptedException {
    azure.tokens().putScopeMap(SCOPE_MAP, ACTIONS, "Created by a test");
    awaitSucceeded(() -> azure.tokens().scopeMap(SCOPE_MAP).map(ScopeMap::provisioning));
    azure.tokens().putToken(TOKEN, SCOPE_MAP);
    awaitSucceeded(() -> azure.tokens().token(TOKEN).map(RegistryToken::provisioning));
    azure.connectedRegistries().create(NEW, TOKEN, "ReadOnly");
    awaitSucceeded(() -> azure.connectedRegistries().get(NEW).map(ConnectedRegistry::provisioning));
  }

  private static void awaitSucceeded(Supplier<Optional<ProvisioningState>> look)
      throws InterruptedException {
    eventually(() -> look.get().equals(Optional.of(ProvisioningState.SUCCEEDED)));
  }

  private static void eventually(BooleanSupplier holds) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "timed out");
      Thread.sleep(20);
    }
  }
}
