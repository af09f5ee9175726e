package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connected registry as the cloud knows it.
 *
 * @param mode {@code ReadOnly} or {@code ReadWrite}; can't be changed
 * @param active whether it was activated by an instance on a cluster
 * @param parent the connected registry above it; null directly below the cloud registry
 * @param syncToken null where it signs in with a managed identity
 * @param schedule a cron expression, or {@link #CONTINUOUS_SYNC}
 * @param noSyncDue whether its schedule let it be disconnected when it was read
 * @param gatewayEndpoint the data endpoint by which it talks to its parent
 * @param address where it says that it serves, such as {@code 10.0.0.50}; null until it was
 *     activated
 * @param statusDetails its problems, one line each
 * @param created when it was created; Azure resets this with a change, so it may be later than the
 *     real time but never earlier
 * @param logLevel what its log is to have, such as {@code Warning}, from the next sync on
 * @param changed when somebody last changed it in the cloud
 */
public record ConnectedRegistry(
    ArmId id,
    String mode,
    ConnectionState connection,
    boolean active,
    @Nullable ArmId parent,
    @Nullable ArmId syncToken,
    List<ArmId> clientTokens,
    String schedule,
    @Nullable Duration syncWindow,
    boolean noSyncDue,
    @Nullable String gatewayEndpoint,
    @Nullable Instant lastSync,
    @Nullable String address,
    List<String> statusDetails,
    ProvisioningState provisioning,
    Instant created,
    @Nullable String logLevel,
    @Nullable Instant changed) {
  /** The cron expression of continuous sync. */
  public static final String CONTINUOUS_SYNC = SyncSchedule.CONTINUOUS;

  public ConnectedRegistry {
    clientTokens = List.copyOf(clientTokens);
    statusDetails = List.copyOf(statusDetails);
  }

  public String name() {
    return id.name();
  }

  /**
   * Whether it is offline only because it is between two scheduled syncs; false if it has never
   * synchronized, or missed the last one.
   */
  public boolean isOfflineBySchedule() {
    return connection == ConnectionState.OFFLINE && noSyncDue;
  }

  /** When it had to synchronize again after its last sync; empty if it never has. */
  public Optional<Instant> syncDue() {
    return Optional.ofNullable(lastSync)
        .map(last -> new SyncSchedule(schedule, syncWindow).next(last));
  }

  /** Whether it is unhealthy, or offline without a schedule as the reason. */
  public boolean needsAttention() {
    return switch (connection) {
      case OFFLINE -> !isOfflineBySchedule();
      case UNHEALTHY -> true;
      case ONLINE, SYNCING -> false;
    };
  }

  /**
   * Whether it syncs by a managed identity in place of a sync token. Such ones are shown, and never
   * changed.
   */
  public boolean syncsByManagedIdentity() {
    return syncToken == null;
  }

  /** The cloud registry that it belongs to. */
  public ArmId registry() {
    return id.parent();
  }
}
