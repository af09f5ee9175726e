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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The clusters that can be reached from here: by the kubeconfig, or through tunnels. */
public final class Clusters implements AutoCloseable {
  private final KubernetesSettings settings;
  private final Supplier<SiteSettings> sites;
  private final TunnelPool tunnels = new TunnelPool();

  /**
   * The clusters of the settings.
   *
   * @param sites what is known of sites at the moment
   */
  public Clusters(KubernetesSettings settings, Supplier<SiteSettings> sites) {
    this.settings = settings;
    this.sites = sites;
  }

  /** Ends the tunnels that a killed bot left open. */
  public void clearLeftovers() {
    OrphanedTunnels.clearHere();
  }

  /** The names of all contexts of the kubeconfig. */
  public List<String> contexts() {
    return kubeconfig().map(Kubeconfig::contexts).orElse(List.of());
  }

  /**
   * A connection for one use; nothing is asked of the cluster yet. A plan keeps the way and never a
   * command: what opens a tunnel is looked up when it is opened.
   *
   * @param way a context of the kubeconfig, or the ARM id of a cluster that a tunnel leads to
   */
  public Cluster open(String way) {
    return ArmId.maybe(way).map(this::throughTunnel).orElseGet(() -> direct(way));
  }

  private Cluster direct(String context) {
    Kubeconfig kubeconfig =
        kubeconfig()
            .filter(file -> file.contexts().contains(context))
            .orElseThrow(() ->
                new OperatorMustAct(
                    Sentence.of("kubernetes.no-context", "context", context),
                    Sentence.of("kubernetes.no-context.remedy", "context", context)));
    return new Cluster(context, kubeconfig.client(context), () -> {});
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
      return new Cluster(cluster.name(), lease.tunnel().client(), lease::close);
    } catch (RuntimeException unreadable) {
      lease.close();
      throw unreadable;
    }
  }

  private Optional<Kubeconfig> kubeconfig() {
    return Optional.ofNullable(settings.kubeconfig()).map(Kubeconfig::new);
  }

  @Override
  public void close() {
    tunnels.close();
  }
}
