package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes cluster that is connected to Azure Arc.
 *
 * @param connectivity Azure's connectivityStatus: Connected, Connecting, Offline, Expired or
 *     AgentNotInstalled
 * @param lastSeen when its agents last told Azure that they live; null if they never did
 * @param certificateExpires when the certificate of its agents expires; null if Azure does not say
 */
public record ArcCluster(
    ArmId id,
    String region,
    String connectivity,
    int nodes,
    Map<String, String> tags,
    @Nullable Instant lastSeen,
    @Nullable Instant certificateExpires) {
  public ArcCluster {
    tags = Map.copyOf(tags);
  }

  public String name() {
    return id.name();
  }

  /** Whether Azure has lost touch with its agents, or never had it. */
  public boolean outOfTouch() {
    return !connected() && !connectivity.equals("Connecting");
  }

  public boolean connected() {
    return connectivity.equals("Connected");
  }
}
