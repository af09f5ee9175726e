package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes cluster that is connected to Azure Arc.
 *
 * @param connectivity Azure's own word: Connected, Connecting, Offline, Expired or
 *     AgentNotInstalled
 * @param lastSeen when its agents last called
 */
public record ArcCluster(
    ArmId id,
    String region,
    String connectivity,
    @Nullable Instant lastSeen,
    @Nullable String kubernetesVersion,
    @Nullable String distribution,
    int nodes,
    Map<String, String> tags) {
  public ArcCluster {
    tags = Map.copyOf(tags);
  }

  public String name() {
    return id.name();
  }

  public boolean connected() {
    return connectivity.equals("Connected");
  }
}
