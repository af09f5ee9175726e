package dev.lighterman.diagnosis.evidence;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.ServiceAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses in a cluster's Service range that no Service has. Most sites have no need to know
 * them, so that they are read only when somebody asks.
 */
final class UnusedAddresses {
  private final Cluster cluster;
  private @Nullable ServiceNetwork network;
  private boolean isRefused;

  UnusedAddresses(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Whether a host is one of them; false where the bot may not look. */
  boolean contains(String host) {
    return ServiceAddress.maybe(host).filter(this::isUnused).isPresent();
  }

  /** Whether a Service has a host; false where the bot may not look. */
  boolean isServed(String host) {
    return ServiceAddress.maybe(host)
        .flatMap(address -> Optional.ofNullable(network()).map(all -> all.taken().get(address)))
        .isPresent();
  }

  private boolean isUnused(ServiceAddress address) {
    ServiceNetwork all = network();
    return all != null && all.rangeOf(address).isPresent() && !all.taken().containsKey(address);
  }

  private @Nullable ServiceNetwork network() {
    if (network == null && !isRefused) {
      try {
        network = cluster.serviceNetwork();
      } catch (OperatorMustAct _) {
        isRefused = true;
      }
    }
    return network;
  }
}
