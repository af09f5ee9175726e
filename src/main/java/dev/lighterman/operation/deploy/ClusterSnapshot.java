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
 * @param certManager whether cert-manager is installed already
 */
record ClusterSnapshot(
    ServiceNetwork network, List<StorageClass> storageClasses, int nodes, boolean certManager) {

  /** Reads the cluster if it can be reached, else uses the configured values. */
  static ClusterSnapshot at(Site site, Clusters clusters) {
    String context = site.context();
    return context == null ? configured(site) : read(clusters, context);
  }

  static ClusterSnapshot read(Clusters clusters, String context) {
    try (Cluster cluster = clusters.open(context)) {
      return new ClusterSnapshot(
          cluster.serviceNetwork(),
          cluster.storageClasses(),
          cluster.nodeNames().size(),
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
        new ServiceNetwork(range, Map.of()), List.of(), site.cluster().nodes(), false);
  }
}
