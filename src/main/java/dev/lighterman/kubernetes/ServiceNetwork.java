package dev.lighterman.kubernetes;

import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The address ranges of a cluster's Services, and the addresses in use.
 *
 * @param ranges at least one, the cluster's own first; several from Kubernetes 1.33 on
 * @param taken the Service of each address in use, as {@code namespace/name}
 */
public record ServiceNetwork(List<ServiceCidr> ranges, Map<ServiceAddress, String> taken) {
  public ServiceNetwork {
    ranges = List.copyOf(ranges);
    taken = Map.copyOf(taken);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("a cluster has at least one service range");
    }
  }

  public ServiceNetwork(ServiceCidr range, Map<ServiceAddress, String> taken) {
    this(List.of(range), taken);
  }

  /** The range that the cluster was made with. */
  public ServiceCidr range() {
    return ranges.getFirst();
  }

  /** The range that an address is in. */
  public Optional<ServiceCidr> rangeOf(ServiceAddress address) {
    return ranges.stream().filter(range -> range.contains(address)).findFirst();
  }

  /**
   * Whether a Service can have the address: in a range, not taken, and neither the first address of
   * a range nor the API server's, which is the second of the cluster's own.
   */
  public boolean isFree(ServiceAddress address) {
    return !taken.containsKey(address)
        && rangeOf(address)
            .filter(range -> range.offset(address) > (range.equals(range()) ? 1 : 0))
            .isPresent();
  }

  /** The lowest free address, in the cluster's own range if it has one. */
  public Optional<ServiceAddress> lowestFree() {
    return ranges.stream().flatMap(range -> range.lowestFree(taken.keySet()).stream()).findFirst();
  }

  /** The ranges, to be read. */
  public String said() {
    return String.join(", ", ranges.stream().map(ServiceCidr::cidr).toList());
  }
}
