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

/** Tries every cluster that is reached from here: the kubeconfig's, then those behind tunnels. */
record ClustersCheck(
    Azure azure,
    Clusters clusters,
    RightsChecker rightsChecker,
    SiteSettings sites,
    Rights wanted,
    CheckReport list) {
  /** A line each, one after the other. */
  void run() {
    list.found("kubeconfig", clusters::contexts, ClustersCheck::named)
        .forEach(name -> list.tried(name, () -> cluster(name, name)));
    if (sites.sites().values().stream().anyMatch(ClustersCheck::byTunnel)) {
      list.found("tunnels", this::behindTunnels, ClustersCheck::counted)
          .forEach(id -> list.tried(id.name(), () -> cluster(id.toString(), id.name())));
    }
  }

  private static boolean byTunnel(KnownSite site) {
    return site.reach() == Reach.PROXY;
  }

  private static Sentence named(List<String> contexts) {
    return Sentence.of("check.contexts", "contexts", contexts).with("count", contexts.size());
  }

  /** Azure tells what a tunnel leads to. */
  private List<ArmId> behindTunnels() {
    List<ArmId> all = azure.clusters().all().stream().map(ArcCluster::id).toList();
    return all.stream().filter(id -> byTunnel(id, all)).toList();
  }

  private static Sentence counted(List<ArmId> clusters) {
    return Sentence.of("check.tunnels", "count", clusters.size());
  }

  private boolean byTunnel(ArmId cluster, List<ArmId> all) {
    long called = all.stream().filter(id -> id.name().equalsIgnoreCase(cluster.name())).count();
    return sites.site(cluster, called == 1).filter(ClustersCheck::byTunnel).isPresent();
  }

  private Sentence cluster(String way, String name) {
    try (Cluster cluster = clusters.open(way)) {
      String version = cluster.version();
      MissingRights.throwIfAny(rightsChecker.missing(wanted, cluster, name));
      return Sentence.of("check.cluster", "version", version)
          .with("count", wanted.kubernetes().size());
    }
  }
}
