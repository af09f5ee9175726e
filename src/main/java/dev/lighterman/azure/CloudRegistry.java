package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.util.List;

/**
 * A container registry in the cloud.
 *
 * @param sku such as {@code Premium}
 * @param loginServer the host, and a port where it has one of its own
 * @param dataEndpointHosts the hosts of its dedicated data endpoints
 */
public record CloudRegistry(
    ArmId id,
    String sku,
    String loginServer,
    boolean dataEndpointEnabled,
    List<String> dataEndpointHosts) {
  public CloudRegistry {
    dataEndpointHosts = List.copyOf(dataEndpointHosts);
  }

  public String name() {
    return id.name();
  }

  /** Whether it may have connected registries. */
  public boolean premium() {
    return sku.equalsIgnoreCase("Premium");
  }
}
