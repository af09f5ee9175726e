package dev.lighterman.operation.deploy;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteLabel.Qualifier;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceCidr;
import java.util.List;
import java.util.Map;

/**
 * The state of a cluster that a deployment plan depends on.
 *
 * @param runtimes the container runtime of each node; empty where they can't be read
 * @param certManager whether cert-manager is installed already
 */
record ClusterSnapshot(
    ServiceNetwork network,
    List<StorageClass> storageClasses,
    int nodes,
    List<String> runtimes,
    boolean certManager) {
  ClusterSnapshot {
    runtimes = List.copyOf(runtimes);
  }

  /** Reads the cluster if it can be reached, else uses the configured values. */
  static ClusterSnapshot at(Site site, Clusters clusters) {
    String context = site.context();
    return context == null ? configured(site) : read(clusters, context);
  }

  static ClusterSnapshot read(Clusters clusters, String context) {
    try (Cluster cluster = clusters.open(context)) {
      List<String> runtimes = cluster.nodeRuntimes();
      return new ClusterSnapshot(
          cluster.serviceNetwork(),
          cluster.storageClasses(),
          runtimes.size(),
          runtimes,
          cluster.hasCertManager());
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
    return new ClusterSnapshot(
        new ServiceNetwork(range, Map.of()), List.of(), site.cluster().nodes(), List.of(), false);
  }
}
