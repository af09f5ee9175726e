package dev.lighterman.kubernetes;

import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.util.Map;

/**
 * The addresses of a cluster's Services.
 *
 * @param taken which Service has an address, as {@code namespace/name}
 */
public record ServiceNetwork(ServiceCidr range, Map<ServiceAddress, String> taken) {
  public ServiceNetwork {
    taken = Map.copyOf(taken);
  }
}
