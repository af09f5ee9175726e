package dev.lighterman.sandbox.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.containerregistry.fluent.ContainerRegistryManagementClient;
import com.azure.resourcemanager.containerregistry.fluent.models.ConnectedRegistryInner;
import com.azure.resourcemanager.containerregistry.fluent.models.ScopeMapInner;
import com.azure.resourcemanager.containerregistry.fluent.models.TokenInner;
import com.azure.resourcemanager.containerregistry.models.ConnectedRegistryMode;
import com.azure.resourcemanager.containerregistry.models.ConnectedRegistryUpdateParameters;
import com.azure.resourcemanager.containerregistry.models.GenerateCredentialsParameters;
import com.azure.resourcemanager.containerregistry.models.ImportImageParameters;
import com.azure.resourcemanager.containerregistry.models.ImportSource;
import com.azure.resourcemanager.containerregistry.models.ParentProperties;
import com.azure.resourcemanager.containerregistry.models.RegistryUpdateParameters;
import com.azure.resourcemanager.containerregistry.models.SyncProperties;
import com.azure.resourcemanager.containerregistry.models.TokenPasswordName;
import com.azure.resourcemanager.containerregistry.models.TokenStatus;
import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;
import com.azure.resourcemanager.resources.fluentcore.utils.ResourceManagerUtils;
import dev.lighterman.sandbox.world.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real Azure SDK for Java with the calls of the quickstart. */
final class AzureSdkTest {

  private static final String GROUP = "myresourcegroup";
  private static final String REGISTRY = "myacrregistry";
  private static final String NEW = "myconnectedregistry";
  private static final String R = AzureFixture.REGISTRY_PATH;

  private final AzureFixture fixture = new AzureFixture(200);
  private final ContainerRegistryManagementClient acr = fixture.registries().serviceClient();

  @BeforeAll
  static void pollFast() {
    ResourceManagerUtils.InternalRuntimeContext.setDelayProvider(
        delay -> Duration.ofMillis(Math.min(20, delay.toMillis())));
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void theQuickstartsRegistrySideWorksFromStartToEnd() {
    acr.getScopeMaps()
        .create(
            GROUP,
            REGISTRY,
            NEW,
            new ScopeMapInner()
                .withActions(
                    List.of(
                        "repositories/hello-world/content/read",
                        "repositories/hello-world/metadata/read",
                        "gateway/" + NEW + "/config/read",
                        "gateway/" + NEW + "/config/write",
                        "gateway/" + NEW + "/message/read",
                        "gateway/" + NEW + "/message/write")));
    var token =
        acr.getTokens()
            .create(
                GROUP,
                REGISTRY,
                NEW,
                new TokenInner()
                    .withScopeMapId(R + "/scopeMaps/" + NEW)
                    .withStatus(TokenStatus.ENABLED));
    assertEquals("Succeeded", token.provisioningState().toString());

    var created = create(token.id());
    assertEquals("Offline", created.connectionState().toString());
    assertEquals(
        "myacrregistry.eastus.data.azurecr.io",
        created.parent().syncProperties().gatewayEndpoint());

    var credentials =
        acr.getRegistries()
            .generateCredentials(
                GROUP,
                REGISTRY,
                new GenerateCredentialsParameters()
                    .withTokenId(token.id())
                    .withName(TokenPasswordName.PASSWORD1));
    assertEquals(NEW, credentials.username());
    assertFalse(credentials.passwords().getFirst().value().isEmpty());
    assertTrue(
        acr.getTokens().get(GROUP, REGISTRY, NEW).credentials().passwords().getFirst().value()
            == null);

    acr.getConnectedRegistries().delete(GROUP, REGISTRY, NEW);
    acr.getTokens().delete(GROUP, REGISTRY, NEW);
    acr.getScopeMaps().delete(GROUP, REGISTRY, NEW);
    assertEquals(
        404,
        assertThrows(ManagementException.class, () -> acr.getTokens().get(GROUP, REGISTRY, NEW))
            .getResponse()
            .getStatusCode());
  }

  private ConnectedRegistryInner create(String tokenId) {
    return acr.getConnectedRegistries()
        .create(
            GROUP,
            REGISTRY,
            NEW,
            new ConnectedRegistryInner()
                .withMode(ConnectedRegistryMode.READ_ONLY)
                .withParent(
                    new ParentProperties()
                        .withSyncProperties(
                            new SyncProperties()
                                .withTokenId(tokenId)
                                .withSchedule("* * * * *")
                                .withMessageTtl(Duration.ofDays(2)))));
  }

  @Test
  void clientTokensAreReplacedAsAWhole() {
    var parameters =
        new ConnectedRegistryUpdateParameters()
            .withClientTokenIds(List.of(R + "/tokens/store102client"));
    var after = acr.getConnectedRegistries().update(GROUP, REGISTRY, "store101", parameters);
    assertEquals(List.of(R + "/tokens/store102client"), after.clientTokenIds());
  }

  @Test
  void aSyncTokenInUseCannotBeDeleted() {
    var refused =
        assertThrows(
            ManagementException.class, () -> acr.getTokens().delete(GROUP, REGISTRY, "store101"));
    assertMessageContains("sync token of the connected registry store101", refused);
  }

  @Test
  void listsArePaged() {
    for (var i = 0; i < 45; i++) {
      acr.getScopeMaps()
          .create(
              GROUP,
              REGISTRY,
              "maps-" + i,
              new ScopeMapInner().withActions(List.of("repositories/r" + i + "/content/read")));
    }
    var names = acr.getScopeMaps().list(GROUP, REGISTRY).stream().map(m -> m.name()).toList();
    assertTrue(names.size() >= 45 + 8, names::toString);
    assertEquals(names.size(), names.stream().distinct().count());
  }

  @Test
  void anImageIsImportedOnceUnlessForced() {
    var hello = imported("mcr/hello-world:latest", "greeting:1.0");
    acr.getRegistries().importImage(GROUP, REGISTRY, hello);
    assertTrue(
        fixture.world.locked(() -> fixture.world.images().find(R, "greeting", "1.0")).isPresent());
    assertThrows(
        ManagementException.class, () -> acr.getRegistries().importImage(GROUP, REGISTRY, hello));
    var missing = imported("mcr/nothing:latest", "nothing:latest");
    assertThrows(
        ManagementException.class, () -> acr.getRegistries().importImage(GROUP, REGISTRY, missing));
  }

  private static ImportImageParameters imported(String from, String to) {
    return new ImportImageParameters()
        .withSource(new ImportSource().withRegistryUri("mcr.microsoft.com").withSourceImage(from))
        .withTargetTags(List.of(to));
  }

  @Test
  void aRegistryIsPatchedUntilItSucceeds() {
    var registry =
        acr.getRegistries()
            .update(GROUP, REGISTRY, new RegistryUpdateParameters().withDataEndpointEnabled(false));
    assertEquals("Succeeded", registry.provisioningState().toString());
    assertFalse(registry.dataEndpointEnabled());
    var parameters = new RegistryUpdateParameters().withDataEndpointEnabled(true);
    assertMessageContains(
        "Basic",
        assertThrows(
            ManagementException.class,
            () -> acr.getRegistries().update("labgroup", "labregistry", parameters)));
  }

  @Test
  void anExtensionIsPutReadAndDeletedByItsId() {
    var resources = fixture.resources().serviceClient().getResources();
    var cluster =
        "subscriptions/%s/resourceGroups/myresourcegroup/providers/Microsoft.Kubernetes/connectedClusters/myarck8scluster"
            .formatted(AzureFixture.SUBSCRIPTION);
    var id = cluster + "/providers/Microsoft.KubernetesConfiguration/extensions/" + NEW;
    var poller =
        resources.beginCreateOrUpdateById(
            id,
            "2023-05-01",
            new GenericResourceInner()
                .withLocation("eastus")
                .withProperties(
                    Map.of(
                        "extensionType", "Microsoft.ContainerRegistry.ConnectedRegistry",
                        "configurationSettings", Map.of("service.clusterIP", "10.0.0.50"),
                        "configurationProtectedSettings", Map.of("connectionString", "X=y"))));
    fixture.world.runLocked(() -> {
      var extension = fixture.world.resources().find(new ResourceId("/" + id)).orElseThrow();
      assertEquals("yes", extension.secrets().get("ensured"));
      extension.set("/properties/provisioningState", "Succeeded");
    });
    var after = poller.getFinalResult();
    assertTrue(String.valueOf(after.properties()).contains("connectionString="), after::toString);
    assertFalse(String.valueOf(after.properties()).contains("X=y"));
    assertTrue(resources.checkExistenceById(id, "2023-05-01"));
  }

  @Test
  void aWrongSecretIsRefusedWithAzuresErrorCode() {
    var credential = fixture.credential("wrong");
    var scope = new TokenRequestContext().addScopes(fixture.azure.address() + "/.default");
    var refused = assertThrows(RuntimeException.class, () -> credential.getTokenSync(scope));
    assertMessageContains("AADSTS7000215", refused);
  }

  @Test
  void aProviderIsRegisteredAfterAWhile() {
    var providers = fixture.resources().providers();
    assertEquals(
        "NotRegistered", providers.getByName("Microsoft.ExtendedLocation").registrationState());
    assertEquals(
        "Registering", providers.register("Microsoft.ExtendedLocation").registrationState());
    fixture.clock.advance(Duration.ofMinutes(2));
    assertEquals(
        "Registered", providers.getByName("Microsoft.ExtendedLocation").registrationState());
  }

  @Test
  void theGroupsClustersAreListedByTypeAndGroup() {
    var found =
        fixture.resources().genericResources().listByResourceGroup("edge-stores").stream()
            .filter(r -> r.resourceType().equals("connectedClusters"))
            .map(r -> r.name())
            .sorted()
            .toList();
    assertEquals(List.of("kiosk-02", "store-101", "store-102", "store-103", "store-104"), found);
    assertTrue(fixture.resources().resourceGroups().contain("myresourcegroup"));
  }

  private static void assertMessageContains(String text, Exception refused) {
    assertTrue(String.valueOf(refused.getMessage()).contains(text), refused::toString);
  }
}
