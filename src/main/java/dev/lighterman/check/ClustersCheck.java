package dev.lighterman.check;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.Azure;
import dev.lighterman.catalogue.RightsChecker;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.Rights;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.settings.SiteSettings.Reach;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.List;

/** Checks every cluster that the bot can connect to: by kubeconfig, then through tunnels. */
record ClustersCheck(
    Azure azure,
    Clusters clusters,
    RightsChecker rightsChecker,
    SiteSettings sites,
    Rights wanted,
    CheckReport report) {
  /** Runs all checks in sequence, with a line for each. */
  void run() {
    report
        .checkList("kubeconfig", clusters::contexts, ClustersCheck::contextNames)
        .forEach(name -> report.check(name, () -> checkCluster(name, name)));
    if (sites.sites().values().stream().anyMatch(ClustersCheck::isTunneled)) {
      report
          .checkList("tunnels", this::tunneledClusters, ClustersCheck::tunnelCount)
          .forEach(id -> report.check(id.name(), () -> checkCluster(id.toString(), id.name())));
    }
  }

  private static boolean isTunneled(KnownSite site) {
    return site.reach() == Reach.PROXY;
  }

  private static Sentence contextNames(List<String> contexts) {
    return Sentence.of("check.contexts", "contexts", contexts).with("count", contexts.size());
  }

  /** The Arc clusters whose settings say that they are behind a tunnel. */
  private List<ArmId> tunneledClusters() {
    List<ArmId> all = azure.clusters().list().stream().map(ArcCluster::id).toList();
    return all.stream().filter(id -> isTunneled(id, all)).toList();
  }

  private static Sentence tunnelCount(List<ArmId> clusters) {
    return Sentence.of("check.tunnels", "count", clusters.size());
  }

  private boolean isTunneled(ArmId cluster, List<ArmId> all) {
    long sameName = all.stream().filter(id -> id.name().equalsIgnoreCase(cluster.name())).count();
    return sites.site(cluster, sameName == 1).filter(ClustersCheck::isTunneled).isPresent();
  }

  private Sentence checkCluster(String contextOrId, String name) {
    try (Cluster cluster = clusters.open(contextOrId)) {
      String version = cluster.version();
      MissingRights.throwIfAny(rightsChecker.missing(wanted, cluster, name));
      return Sentence.of("check.cluster", "version", version)
          .with("count", wanted.kubernetes().size());
    }
  }
}
