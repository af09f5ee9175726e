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
  private volatile @Nullable Contexts contexts;

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

  /** The names of all contexts of the kubeconfig, which is read again when it has changed. */
  public List<String> contexts() {
    Path file = settings.kubeconfig();
    if (file == null) {
      return List.of();
    }
    Contexts known = contexts;
    if (known == null || !known.isOf(file)) {
      known = Contexts.of(file);
      contexts = known;
    }
    return known.names();
  }

  /** The contexts of one version of the kubeconfig; a file with thousands takes long to read. */
  private record Contexts(long changed, long size, List<String> names) {
    static Contexts of(Path file) {
      long changed = file.toFile().lastModified();
      long size = file.toFile().length();
      return new Contexts(changed, size, List.copyOf(new Kubeconfig(file).contexts()));
    }

    boolean isOf(Path file) {
      return changed == file.toFile().lastModified() && size == file.toFile().length();
    }
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
    Kubeconfig kubeconfig =
        kubeconfig()
            .filter(file -> file.contexts().contains(context))
            .orElseThrow(() ->
                new OperatorMustAct(
                    Sentence.of("kubernetes.no-context", "context", context),
                    Sentence.of("kubernetes.no-context.remedy", "context", context)));
    return new Cluster(
        new KubernetesErrors(context, kubeconfig.credentials(context)),
        kubeconfig.client(context),
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

  private Optional<Kubeconfig> kubeconfig() {
    return Optional.ofNullable(settings.kubeconfig()).map(Kubeconfig::new);
  }

  @Override
  public void close() {
    tunnels.close();
  }
}
