package dev.lighterman.operation;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.PullingWorkloads;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.value.ServiceAddress;
import java.util.Comparator;
import java.util.List;

/**
 * A Service's address from which images come: a registry serves there, or did before.
 *
 * @param by what pulls from there, at least one
 */
public record PulledAddress(ServiceAddress address, PullingWorkloads by) {
  /** Those in a cluster, those of most workloads first. */
  public static List<PulledAddress> in(Cluster cluster, ServiceNetwork network) {
    return cluster
        .pullingByHost(host -> ServiceAddress.maybe(host).flatMap(network::rangeOf).isPresent())
        .entrySet()
        .stream()
        .map(each -> new PulledAddress(ServiceAddress.of(each.getKey()), each.getValue()))
        .sorted(
            Comparator.comparingInt((PulledAddress each) -> each.by().found().size()).reversed())
        .toList();
  }
}
