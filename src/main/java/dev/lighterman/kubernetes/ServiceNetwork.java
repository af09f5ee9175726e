package dev.lighterman.kubernetes;

import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.util.Map;

/**
 * The address range of a cluster's Services, and the addresses in use.
 *
 * @param taken the Service of each address in use, as {@code namespace/name}
 */
public record ServiceNetwork(ServiceCidr range, Map<ServiceAddress, String> taken) {
  public ServiceNetwork {
    taken = Map.copyOf(taken);
  }
}
