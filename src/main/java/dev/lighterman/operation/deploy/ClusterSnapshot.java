package dev.lighterman.operation.deploy;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.operation.PulledAddress;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteLabel.Qualifier;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a cluster that a deployment plan depends on.
 *
 * @param runtimes the container runtime of each node; empty where they can't be read
 * @param certManager whether cert-manager is installed already
 * @param pulled from which Services' addresses its images come; empty where nobody can look
 */
record ClusterSnapshot(
    ServiceNetwork network,
    List<StorageClass> storageClasses,
    int nodes,
    List<String> runtimes,
    boolean certManager,
    List<PulledAddress> pulled) {
  ClusterSnapshot {
    runtimes = List.copyOf(runtimes);
    pulled = List.copyOf(pulled);
  }

  /** One that can't be reached. */
  static ClusterSnapshot unreachable(ServiceCidr range, int nodes) {
    return new ClusterSnapshot(
        new ServiceNetwork(range, Map.of()), List.of(), nodes, List.of(), false, List.of());
  }

  /** Reads the cluster if it can be reached, else uses the configured values. */
  static ClusterSnapshot at(Site site, Clusters clusters) {
    String context = site.context();
    return context == null ? configured(site) : read(clusters, context);
  }

  static ClusterSnapshot read(Clusters clusters, String context) {
    try (Cluster cluster = clusters.open(context)) {
      List<String> runtimes = cluster.nodeRuntimes();
      ServiceNetwork network = cluster.serviceNetwork();
      return new ClusterSnapshot(
          network,
          cluster.storageClasses(),
          runtimes.size(),
          runtimes,
          cluster.hasCertManager(),
          PulledAddress.in(cluster, network));
    }
  }

  /** The site's key in lighterman.yaml. */
  private static String key(Site site) {
    return site.siteLabel().qualifier() == Qualifier.NAME ? site.name() : site.id().toString();
  }

  private static ClusterSnapshot configured(Site site) {
    ServiceCidr range =
        site.configuredServiceCidr()
            .orElseThrow(() ->
                new AskerMustAct(
                    Sentence.of("deploy.no-range", "site", site.label()).with("key", key(site))));
    return unreachable(range, site.cluster().nodes());
  }

  /**
   * Where images come from that no Service serves any more, and that is not this address; of
   * several, where most do.
   */
  Optional<PulledAddress> pulledInVain(ServiceAddress except) {
    return pulled.stream()
        .filter(each -> !each.address().equals(except))
        .filter(each -> network.isFree(each.address()))
        .findFirst();
  }
}
