package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.util.Map;

/**
 * A Kubernetes cluster that is connected to Azure Arc.
 *
 * @param connectivity Azure's connectivityStatus: Connected, Connecting, Offline, Expired or
 *     AgentNotInstalled
 */
public record ArcCluster(
    ArmId id, String region, String connectivity, int nodes, Map<String, String> tags) {
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
