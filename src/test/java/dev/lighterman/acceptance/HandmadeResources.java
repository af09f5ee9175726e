package dev.lighterman.acceptance;

import dev.lighterman.azure.Azure;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What somebody makes in Azure without the bot, as {@code az} does. */
public record HandmadeResources(Conversation talk, Azure azure) {
  private static final String PREVIEW = "2026-09-01-preview";

  public static HandmadeResources in(Conversation talk) {
    return new HandmadeResources(talk, Azure.connect(talk.settings().azure()));
  }

  /** A connected registry of the quickstart's registry that no cluster runs yet. */
  public ArmId connectedRegistry(String name) {
    ArmId registry = Quickstart.registry(talk);
    ArmId scopeMap = registry.child("scopeMaps", name);
    ArmId token = registry.child("tokens", name);
    ArmId id = registry.child("connectedRegistries", name);
    List<String> actions =
        Stream.of("config/read", "config/write", "message/read", "message/write")
            .map(("gateway/" + name + "/")::concat)
            .toList();
    azure.tokens().putScopeMap(scopeMap, actions, "by hand");
    azure.tokens().putToken(token, scopeMap);
    talk.until(() -> azure.tokens().token(token).isPresent(), "a token made by hand");
    azure.connectedRegistries().create(id, token, "ReadOnly");
    talk.until(() -> azure.connectedRegistries().get(id).isPresent(), "one made by hand");
    return id;
  }

  /**
   * A connected registry of the quickstart's registry that syncs by a managed identity.
   *
   * @return the connection string for its extension
   */
  public String managedIdentityRegistry(String name) {
    ArmId registry = Quickstart.registry(talk);
    DirectAzureClient direct = DirectAzureClient.of(talk);
    direct.patches(
        registry,
        PREVIEW,
        """
        {"properties": {"roleAssignmentMode": "AbacRepositoryPermissions"}}
        """);
    String client =
        direct
            .puts(
                registry.child("connectedRegistries", name),
                PREVIEW,
                """
                {"identity": {"type": "UserAssigned", "userAssignedIdentities": {"/an/identity": {}}},
                 "properties": {"mode": "ReadOnly",
                   "parent": {"syncProperties": {"authType": "ManagedIdentity"}}}}
                """)
            .findPath("clientId")
            .asText();
    return "ConnectedRegistryName=%s;ManagedIdentityClientId=%s;ParentGatewayEndpoint=myacrregistry.eastus.data.azurecr.io;ParentEndpointProtocol=https"
        .formatted(name, client);
  }

  /** An extension that runs who knows what. */
  public void extension(ArmId cluster, String name, String address) {
    extension(cluster, name, address, "ConnectedRegistryName=whichever");
  }

  public void extension(ArmId cluster, String name, String address, String connection) {
    extension(
        cluster,
        name,
        Map.of("service.clusterIP", address),
        Map.of("connectionString", new Secret(connection)));
  }

  /** As Microsoft's page has it: a connection string with a managed identity is no secret. */
  public void extensionWithManagedIdentity(
      ArmId cluster, String name, String address, String connection) {
    extension(
        cluster,
        name,
        Map.of("service.clusterIP", address, "connectionString", connection),
        Map.of());
  }

  private void extension(
      ArmId cluster, String name, Map<String, String> settings, Map<String, Secret> secrets) {
    azure.extensions().put(id(cluster, name), settings, secrets);
    talk.until(
        () -> azure.extensions().get(id(cluster, name)).isPresent(), "an extension made by hand");
  }

  public void deleteExtension(ArmId cluster, String name) {
    azure.extensions().delete(id(cluster, name));
    talk.until(
        () -> azure.extensions().get(id(cluster, name)).isEmpty(), "an extension that is deleted");
  }

  private static ArmId id(ArmId cluster, String extension) {
    return cluster.extension("Microsoft.KubernetesConfiguration/extensions", extension);
  }

  /** An Arc cluster of the sandbox's usual subscription. */
  public ArmId cluster(String name) {
    return azure.clusters().list().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
