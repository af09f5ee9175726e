package dev.lighterman.operation.deploy;

import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.request.Claim;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.ServiceAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Service addresses claimed by open requests but not yet used in the cluster. */
public final class AddressClaims {
  private AddressClaims() {}

  public static Claim claim(ArmId cluster, ServiceAddress address) {
    return new Claim(prefix(cluster) + address);
  }

  /** The network with the claimed addresses marked as taken, each by its request's number. */
  public static ServiceNetwork added(
      ServiceNetwork network, ArmId cluster, Map<Claim, RequestNumber> held) {
    var taken = new HashMap<>(network.taken());
    held.forEach((claim, by) -> {
      if (claim.subject().startsWith(prefix(cluster))) {
        ServiceAddress.maybe(claim.subject().substring(prefix(cluster).length()))
            .ifPresent(address -> taken.putIfAbsent(address, by.toString()));
      }
    });
    return new ServiceNetwork(network.ranges(), taken);
  }

  private static String prefix(ArmId cluster) {
    return cluster.toString().toLowerCase(Locale.ROOT) + "/services/";
  }
}
