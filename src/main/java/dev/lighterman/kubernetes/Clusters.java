package dev.lighterman.kubernetes;

import dev.lighterman.kubernetes.connection.Kubeconfig;
import dev.lighterman.kubernetes.connection.OrphanedTunnels;
import dev.lighterman.kubernetes.connection.TunnelPool;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.settings.TunnelCommand;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connects to clusters, with the kubeconfig or through tunnels. */
public final class Clusters implements AutoCloseable {
  private final KubernetesSettings settings;
  private final Supplier<SiteSettings> sites;
  private final TunnelPool tunnels = new TunnelPool();
  private volatile @Nullable Kubeconfig kubeconfig;

  /**
   * Opens no connection yet.
   *
   * @param sites the current settings of the sites
   */
  public Clusters(KubernetesSettings settings, Supplier<SiteSettings> sites) {
    this.settings = settings;
    this.sites = sites;
  }

  /** Closes the tunnels that a killed bot left open. */
  public void closeOrphanedTunnels() {
    OrphanedTunnels.closeInTempDirectory();
  }

  /** The names of all contexts of the kubeconfig. */
  public List<String> contexts() {
    return kubeconfig().map(Kubeconfig::contexts).orElse(List.of());
  }

  /** Read again when it has changed; a file with thousands of contexts takes long to read. */
  private Optional<Kubeconfig> kubeconfig() {
    Path file = settings.kubeconfig();
    if (file == null) {
      return Optional.empty();
    }
    Kubeconfig known = kubeconfig;
    if (known == null || !known.isCurrent()) {
      known = Kubeconfig.read(file);
      kubeconfig = known;
    }
    return Optional.of(known);
  }

  /**
   * Opens a connection for one use, and a tunnel if it needs one. The command of a tunnel is looked
   * up in the settings each time, so that a plan only stores the cluster's id.
   *
   * @param contextOrId a context of the kubeconfig, or the ARM id of a cluster behind a tunnel
   */
  public Cluster open(String contextOrId) {
    return ArmId.maybe(contextOrId).map(this::throughTunnel).orElseGet(() -> direct(contextOrId));
  }

  private Cluster direct(String context) {
    Kubeconfig current =
        kubeconfig()
            .filter(file -> file.contexts().contains(context))
            .orElseThrow(() ->
                new OperatorMustAct(
                    Sentence.of("kubernetes.no-context", "context", context),
                    Sentence.of("kubernetes.no-context.remedy", "context", context)));
    return new Cluster(
        new KubernetesErrors(context, current.credentials(context)),
        current.client(context),
        () -> {});
  }

  private Cluster throughTunnel(ArmId cluster) {
    TunnelCommand command =
        sites
            .get()
            .site(cluster, true)
            .map(KnownSite::tunnel)
            .orElseThrow(() ->
                new OperatorMustAct(
                    Sentence.of("kubernetes.no-tunnel", "cluster", cluster.name()),
                    Sentence.of("kubernetes.no-tunnel.remedy", "cluster", cluster.name())));
    TunnelPool.Lease lease = tunnels.lease(cluster, command);
    try {
      return new Cluster(
          new KubernetesErrors(cluster.name(), lease.tunnel().credentials()),
          lease.tunnel().client(),
          lease::close);
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  @Override
  public void close() {
    tunnels.close();
  }
}
