package dev.lighterman.azure;

import com.azure.core.http.HttpMethod;
import com.azure.core.management.SystemData;
import com.azure.core.util.Context;
import com.azure.resourcemanager.containerregistry.fluent.ConnectedRegistriesClient;
import com.azure.resourcemanager.containerregistry.fluent.models.ConnectedRegistryInner;
import com.azure.resourcemanager.containerregistry.models.ActivationStatus;
import com.azure.resourcemanager.containerregistry.models.AuditLogStatus;
import com.azure.resourcemanager.containerregistry.models.ConnectedRegistryMode;
import com.azure.resourcemanager.containerregistry.models.ConnectedRegistryUpdateParameters;
import com.azure.resourcemanager.containerregistry.models.GarbageCollectionProperties;
import com.azure.resourcemanager.containerregistry.models.LogLevel;
import com.azure.resourcemanager.containerregistry.models.LoggingProperties;
import com.azure.resourcemanager.containerregistry.models.LoginServerProperties;
import com.azure.resourcemanager.containerregistry.models.ParentProperties;
import com.azure.resourcemanager.containerregistry.models.StatusDetailProperties;
import com.azure.resourcemanager.containerregistry.models.SyncProperties;
import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.azure.arm.AzureClock;
import dev.lighterman.value.ArmId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The connected registries, as the cloud knows them. A change returns before it is done: until its
 * provisioning has succeeded, read the connected registry again.
 */
public final class ConnectedRegistries {
  private static final Duration MESSAGE_TTL = Duration.ofDays(2);
  private static final String DAILY = "0 0 * * *";

  private static final String API_VERSION = "2025-11-01";

  private final RegistryClients clients;
  private final ArmClient arm;
  private final AzureClock clock;

  ConnectedRegistries(RegistryClients clients, ArmClient arm, AzureClock clock) {
    this.clients = clients;
    this.arm = arm;
    this.clock = clock;
  }

  /** All connected registries of a cloud registry. */
  public List<ConnectedRegistry> list(ArmId registry) {
    return ArmErrors.translating(() ->
        ArmErrors.readable(
            client(registry).list(registry.resourceGroup(), registry.name()).stream(), this::read));
  }

  public Optional<ConnectedRegistry> get(ArmId id) {
    return ArmErrors.find(() ->
            client(id)
                .getWithResponse(id.resourceGroup(), id.parent().name(), id.name(), Context.NONE)
                .getValue())
        .map(this::read);
  }

  /**
   * Creates one directly below its cloud registry that synchronizes continuously; the rest is what
   * {@code az acr connected-registry create} sends by default.
   *
   * @param mode {@code ReadOnly} or {@code ReadWrite}
   * @return the connected registry as it is then
   */
  public ConnectedRegistry create(ArmId id, ArmId syncToken, String mode) {
    var sync =
        new SyncProperties()
            .withTokenId(syncToken.toString())
            .withSchedule(ConnectedRegistry.CONTINUOUS_SYNC)
            .withMessageTtl(MESSAGE_TTL);
    var connectedRegistry =
        new ConnectedRegistryInner()
            .withMode(ConnectedRegistryMode.fromString(mode))
            .withParent(new ParentProperties().withSyncProperties(sync))
            .withLogging(
                new LoggingProperties()
                    .withLogLevel(LogLevel.INFORMATION)
                    .withAuditLogStatus(AuditLogStatus.DISABLED))
            .withGarbageCollection(
                new GarbageCollectionProperties().withEnabled(true).withSchedule(DAILY));
    return read(
        RegistryClients.send(
            client(id)
                .createWithResponseAsync(
                    id.resourceGroup(), id.parent().name(), id.name(), connectedRegistry),
            ConnectedRegistryInner.class));
  }

  /** Replaces the list of the client tokens, which may pull from it; answers it as it is then. */
  public ConnectedRegistry setClientTokens(ArmId id, List<ArmId> tokens) {
    var update =
        new ConnectedRegistryUpdateParameters()
            .withClientTokenIds(tokens.stream().map(ArmId::toString).toList());
    return read(
        RegistryClients.send(
            client(id)
                .updateWithResponseAsync(id.resourceGroup(), id.parent().name(), id.name(), update),
            ConnectedRegistryInner.class));
  }

  /**
   * Takes it away from the instance that has activated it.
   *
   * @return the operation, for {@link #isDeactivated}; empty if it is done already
   */
  public Optional<String> deactivate(ArmId id) {
    return arm.start(HttpMethod.POST, id + "/deactivate", API_VERSION, null);
  }

  /** Whether a deactivation is done; throws its error if it failed. */
  public boolean isDeactivated(String operation) {
    return arm.isDone(operation);
  }

  /** Deletes it; does nothing if it does not exist. */
  public void delete(ArmId id) {
    ArmErrors.find(() -> client(id).beginDelete(id.resourceGroup(), id.parent().name(), id.name()));
  }

  private ConnectedRegistriesClient client(ArmId id) {
    return clients.of(id).getConnectedRegistries();
  }

  /** Almost every property may be null. */
  private ConnectedRegistry read(ConnectedRegistryInner registry) {
    var parent = Objects.requireNonNullElseGet(registry.parent(), ParentProperties::new);
    var sync = Objects.requireNonNullElseGet(parent.syncProperties(), SyncProperties::new);
    String schedule =
        Objects.requireNonNullElse(sync.schedule(), ConnectedRegistry.CONTINUOUS_SYNC);
    Instant lastSync =
        Optional.ofNullable(sync.lastSyncTime()).map(OffsetDateTime::toInstant).orElse(null);
    Optional<SystemData> data = Optional.ofNullable(registry.systemData());
    return new ConnectedRegistry(
        ArmErrors.id(registry.id()),
        String.valueOf(registry.mode()),
        connection(registry),
        registry.activation() != null
            && ActivationStatus.ACTIVE.equals(registry.activation().status()),
        id(parent.id()),
        id(sync.tokenId()),
        Stream.ofNullable(registry.clientTokenIds())
            .flatMap(List::stream)
            .map(ArmErrors::id)
            .toList(),
        schedule,
        sync.syncWindow(),
        new SyncSchedule(schedule, sync.syncWindow()).explainsOffline(lastSync, clock.instant()),
        sync.gatewayEndpoint(),
        lastSync,
        Optional.ofNullable(registry.loginServer()).map(LoginServerProperties::host).orElse(null),
        statusDetails(registry),
        ProvisioningState.of(registry.provisioningState()),
        Timestamps.instant(data.map(SystemData::createdAt).orElse(null)),
        Optional.ofNullable(registry.logging())
            .map(LoggingProperties::logLevel)
            .map(LogLevel::toString)
            .orElse(null),
        Timestamps.changed(registry.systemData()));
  }

  private static List<String> statusDetails(ConnectedRegistryInner registry) {
    return Stream.ofNullable(registry.statusDetails())
        .flatMap(List::stream)
        .map(ConnectedRegistries::statusLine)
        .toList();
  }

  private static ConnectionState connection(ConnectedRegistryInner registry) {
    var state = String.valueOf(registry.connectionState()).toUpperCase(Locale.ROOT);
    return switch (state) {
      case "ONLINE", "SYNCING", "UNHEALTHY" -> ConnectionState.valueOf(state);
      default -> ConnectionState.OFFLINE;
    };
  }

  private static @Nullable ArmId id(@Nullable String text) {
    return text == null ? null : ArmErrors.id(text);
  }

  private static String statusLine(StatusDetailProperties detail) {
    return detail.code() + ": " + detail.description();
  }
}
