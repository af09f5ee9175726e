package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connected registry as the cloud sees it.
 *
 * @param mode {@code ReadOnly} or {@code ReadWrite}; can't be changed
 * @param active whether an instance has taken it
 * @param parent the connected registry above it; absent below the cloud registry itself
 * @param syncToken absent where it signs in by a managed identity
 * @param schedule a cron line, or {@link #ALWAYS}
 * @param gatewayEndpoint the data endpoint that it talks to
 * @param statusDetails what it complains of, a line each
 * @param created when it was made; Azure takes a change for a birth, so that one may look younger
 *     than it is, and never older
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
    @Nullable String gatewayEndpoint,
    @Nullable Instant lastSync,
    List<String> statusDetails,
    ProvisioningState provisioning,
    Instant created) {
  /** The schedule of one that is always in sync. */
  public static final String ALWAYS = "* * * * *";

  public ConnectedRegistry {
    clientTokens = List.copyOf(clientTokens);
    statusDetails = List.copyOf(statusDetails);
  }

  public String name() {
    return id.name();
  }

  /**
   * Whether it is Offline as it should be: one that synchronises at times is so in between. One
   * that never did is not between anything.
   */
  public boolean isOfflineBySchedule() {
    return connection == ConnectionState.OFFLINE && !schedule.equals(ALWAYS) && lastSync != null;
  }

  /** Whether somebody has to look at it. */
  public boolean needsAttention() {
    return switch (connection) {
      case OFFLINE -> !isOfflineBySchedule();
      case UNHEALTHY -> true;
      case ONLINE, SYNCING -> false;
    };
  }

  /** The cloud registry that it belongs to. */
  public ArmId registry() {
    return id.parent();
  }
}
