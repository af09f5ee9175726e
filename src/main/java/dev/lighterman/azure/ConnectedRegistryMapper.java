package dev.lighterman.azure;

import com.azure.resourcemanager.containerregistry.fluent.models.ConnectedRegistryInner;
import com.azure.resourcemanager.containerregistry.models.ActivationStatus;
import com.azure.resourcemanager.containerregistry.models.ParentProperties;
import com.azure.resourcemanager.containerregistry.models.StatusDetailProperties;
import com.azure.resourcemanager.containerregistry.models.SyncProperties;
import dev.lighterman.value.ArmId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a connected registry out of the SDK's, where almost everything may be absent. */
final class ConnectedRegistryMapper {
  private ConnectedRegistryMapper() {}

  static ConnectedRegistry from(ConnectedRegistryInner it) {
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
        .map(ConnectedRegistryMapper::line)
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
