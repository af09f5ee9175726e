package dev.lighterman.azure;

import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.azure.arm.AzureConnection;
import dev.lighterman.azure.arm.AzureIdentity;
import dev.lighterman.settings.AzureSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The clients for everything that the bot reads and changes in Azure. A call doesn't wait until a
 * long-running operation is done. It throws {@link dev.lighterman.value.TryLater} for errors that
 * may pass by themselves and {@link dev.lighterman.value.OperatorMustAct} for all others.
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
  private final ActivityLog activityLog;

  Azure(AzureConnection connection, List<String> ids) {
    var clients = new RegistryClients(connection);
    registries = new CloudRegistries(clients, ids);
    var arm = new ArmClient(connection);
    connectedRegistries = new ConnectedRegistries(clients, arm, connection.clock());
    tokens = new RegistryTokens(clients);
    var graph = new ResourceGraph(arm, ids);
    extensions = new Extensions(arm, graph);
    clusters = new ArcClusters(arm, graph, ids);
    providers = new ResourceProviders(arm);
    permissions = new Permissions(arm);
    images = new Images(connection, arm, permissions);
    this.connection = connection;
    subscriptions = new Subscriptions(arm);
    activityLog = new ActivityLog(arm, this::identity);
  }

  /** Creates the clients; sends no request yet. */
  public static Azure connect(AzureSettings settings) {
    return connect(settings, InstantSource.system(), new SimpleMeterRegistry());
  }

  /** The same for the running bot, with its clock and where its calls are counted. */
  public static Azure connect(AzureSettings settings, InstantSource clock, MeterRegistry meters) {
    return new Azure(AzureConnection.of(settings, clock, meters), settings.subscriptions());
  }

  /** The time on the bot's clock when Azure's clock showed this. */
  public Instant toOurClock(Instant azures) {
    return connection.clock().toOurs(azures);
  }

  /** The time on Azure's clock. */
  public Instant now() {
    return connection.clock().instant();
  }

  /** The bot's identity in Azure; requests a token. */
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

  public ActivityLog activityLog() {
    return activityLog;
  }
}
