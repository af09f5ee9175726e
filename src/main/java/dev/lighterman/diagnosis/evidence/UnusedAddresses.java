package dev.lighterman.diagnosis.evidence;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.ServiceAddress;
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

  private boolean isUnused(ServiceAddress address) {
    if (network == null && !isRefused) {
      read();
    }
    return network != null
        && network.rangeOf(address).isPresent()
        && !network.taken().containsKey(address);
  }

  private void read() {
    try {
      network = cluster.serviceNetwork();
    } catch (OperatorMustAct _) {
      isRefused = true;
    }
  }
}
