package dev.lighterman.azure;

import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.azure.arm.AzureConnection;
import dev.lighterman.azure.arm.AzureIdentity;
import dev.lighterman.settings.AzureSettings;
import java.util.List;

/**
 * Everything that is asked of Azure. Each call is one look or one request that returns at once, and
 * throws {@link dev.lighterman.value.TryLater} for what mends itself and {@link
 * dev.lighterman.value.OperatorMustAct} for what doesn't.
 */
public final class Azure {
  private final CloudRegistries registries;
  private final ConnectedRegistries connectedRegistries;
  private final RegistryTokens tokens;
  private final Images images;
  private final Extensions extensions;
  private final ArcClusters clusters;
  private final ResourceProviders providers;
  private final Permissions permissions;
  private final AzureConnection connection;
  private final Subscriptions subscriptions;

  private Azure(AzureConnection connection, List<String> ids) {
    var clients = new RegistryClients(connection);
    registries = new CloudRegistries(clients, ids);
    connectedRegistries = new ConnectedRegistries(clients);
    tokens = new RegistryTokens(clients);
    images = new Images(connection, clients);
    var arm = new ArmClient(connection);
    extensions = new Extensions(arm);
    clusters = new ArcClusters(arm, ids);
    providers = new ResourceProviders(arm);
    permissions = new Permissions(arm);
    this.connection = connection;
    subscriptions = new Subscriptions(arm);
  }

  /** Prepares the way to Azure; asks nothing yet. */
  public static Azure connect(AzureSettings settings) {
    return new Azure(AzureConnection.with(settings), settings.subscriptions());
  }

  /** Who the bot is there, asked here and now. */
  public AzureIdentity identity() {
    return AzureIdentity.of(connection.credential(), connection.endpoint() + "/.default");
  }

  public CloudRegistries registries() {
    return registries;
  }

  public ConnectedRegistries connectedRegistries() {
    return connectedRegistries;
  }

  public RegistryTokens tokens() {
    return tokens;
  }

  public Extensions extensions() {
    return extensions;
  }

  public ArcClusters clusters() {
    return clusters;
  }

  public ResourceProviders providers() {
    return providers;
  }

  public Images images() {
    return images;
  }

  public Permissions permissions() {
    return permissions;
  }

  public Subscriptions subscriptions() {
    return subscriptions;
  }
}
