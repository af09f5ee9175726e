package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Locale;

/**
 * A container registry in the cloud.
 *
 * @param region such as {@code eastus}
 * @param sku such as {@code Premium}
 * @param loginServer the host, and a port where it has one of its own
 * @param dataEndpointHosts the hosts of its dedicated data endpoints
 */
public record CloudRegistry(
    ArmId id,
    String region,
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

  /**
   * The host of the data endpoint in its own region, be it on or not: Azure puts the region behind
   * the login server's first part.
   */
  public String dataEndpointHost() {
    if (!dataEndpointHosts.isEmpty()) {
      return dataEndpointHosts.getFirst();
    }
    int dot = loginServer.indexOf('.');
    String first = dot < 0 ? name() : loginServer.substring(0, dot);
    String domain = dot < 0 ? ".azurecr.io" : loginServer.substring(dot);
    return first.toLowerCase(Locale.ROOT) + "." + region + ".data" + domain;
  }

  /** Whether it may have connected registries. */
  public boolean premium() {
    return sku.equalsIgnoreCase("Premium");
  }
}
