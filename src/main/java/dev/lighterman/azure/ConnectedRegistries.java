package dev.lighterman.azure;

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
import com.azure.resourcemanager.containerregistry.models.ParentProperties;
import com.azure.resourcemanager.containerregistry.models.StatusDetailProperties;
import com.azure.resourcemanager.containerregistry.models.SyncProperties;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.value.ArmId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The connected registries, as the cloud keeps them. A change is only asked for: look again. */
public final class ConnectedRegistries {
  private static final Duration MESSAGE_LIFE = Duration.ofDays(2);
  private static final String NIGHTLY = "0 0 * * *";

  private final RegistryClients clients;

  ConnectedRegistries(RegistryClients clients) {
    this.clients = clients;
  }

  /** All connected registries of a cloud registry. */
  public List<ConnectedRegistry> of(ArmId registry) {
    return ArmErrors.asking(() ->
        client(registry).list(registry.resourceGroup(), registry.name()).stream()
            .map(ConnectedRegistries::read)
            .toList());
  }

  public Optional<ConnectedRegistry> get(ArmId id) {
    return ArmErrors.find(() ->
            client(id)
                .getWithResponse(id.resourceGroup(), id.parent().name(), id.name(), Context.NONE)
                .getValue())
        .map(ConnectedRegistries::read);
  }

  /**
   * Makes one right below its cloud registry, in sync all the time, with what the command line
   * sends for the rest.
   *
   * @param mode {@code ReadOnly} or {@code ReadWrite}
   */
  public void create(ArmId id, ArmId syncToken, String mode) {
    var sync =
        new SyncProperties()
            .withTokenId(syncToken.toString())
            .withSchedule(ConnectedRegistry.ALWAYS)
            .withMessageTtl(MESSAGE_LIFE);
    var wanted =
        new ConnectedRegistryInner()
            .withMode(ConnectedRegistryMode.fromString(mode))
            .withParent(new ParentProperties().withSyncProperties(sync))
            .withLogging(
                new LoggingProperties()
                    .withLogLevel(LogLevel.INFORMATION)
                    .withAuditLogStatus(AuditLogStatus.DISABLED))
            .withGarbageCollection(
                new GarbageCollectionProperties().withEnabled(true).withSchedule(NIGHTLY));
    ArmErrors.asking(
        () -> client(id).beginCreate(id.resourceGroup(), id.parent().name(), id.name(), wanted));
  }

  /** Replaces the list of the tokens that may pull from it. */
  public void clientTokens(ArmId id, List<ArmId> all) {
    var change =
        new ConnectedRegistryUpdateParameters()
            .withClientTokenIds(all.stream().map(ArmId::toString).toList());
    ArmErrors.asking(
        () -> client(id).beginUpdate(id.resourceGroup(), id.parent().name(), id.name(), change));
  }

  /** Deletes it; one that isn't there is fine. */
  public void delete(ArmId id) {
    ArmErrors.find(() -> client(id).beginDelete(id.resourceGroup(), id.parent().name(), id.name()));
  }

  private ConnectedRegistriesClient client(ArmId id) {
    return clients.of(id).getConnectedRegistries();
  }

  /** Almost everything of the SDK's may be absent. */
  private static ConnectedRegistry read(ConnectedRegistryInner it) {
    var parent = Objects.requireNonNullElseGet(it.parent(), ParentProperties::new);
    var sync = Objects.requireNonNullElseGet(parent.syncProperties(), SyncProperties::new);
    return new ConnectedRegistry(
        ArmId.of(it.id()),
        String.valueOf(it.mode()),
        connection(it),
        it.activation() != null && ActivationStatus.ACTIVE.equals(it.activation().status()),
        id(parent.id()),
        id(sync.tokenId()),
        Stream.ofNullable(it.clientTokenIds()).flatMap(List::stream).map(ArmId::of).toList(),
        Objects.requireNonNullElse(sync.schedule(), ConnectedRegistry.ALWAYS),
        sync.syncWindow(),
        sync.gatewayEndpoint(),
        Optional.ofNullable(sync.lastSyncTime()).map(OffsetDateTime::toInstant).orElse(null),
        statusDetails(it),
        ProvisioningState.of(it.provisioningState()),
        it.systemData().createdAt().toInstant());
  }

  private static List<String> statusDetails(ConnectedRegistryInner it) {
    return Stream.ofNullable(it.statusDetails())
        .flatMap(List::stream)
        .map(ConnectedRegistries::line)
        .toList();
  }

  private static ConnectionState connection(ConnectedRegistryInner it) {
    var word = String.valueOf(it.connectionState()).toUpperCase(Locale.ROOT);
    return switch (word) {
      case "ONLINE", "SYNCING", "UNHEALTHY" -> ConnectionState.valueOf(word);
      default -> ConnectionState.OFFLINE;
    };
  }

  private static @Nullable ArmId id(@Nullable String text) {
    return text == null ? null : ArmId.of(text);
  }

  private static String line(StatusDetailProperties detail) {
    return detail.code() + ": " + detail.description();
  }
}
