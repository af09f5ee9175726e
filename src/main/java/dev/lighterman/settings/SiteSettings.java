package dev.lighterman.settings;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the operator knows of sites beyond what Azure says.
 *
 * @param sites by the cluster's name, or by its ARM id, which it needs where another has its name
 */
public record SiteSettings(Map<String, KnownSite> sites) {
  public static final SiteSettings NOTHING = new SiteSettings(Map.of());

  public SiteSettings {
    sites = Map.copyOf(sites);
  }

  /**
   * What is written of a cluster: under its ARM id, else under its name.
   *
   * @param itsAlone whether no other cluster has its name, since what is written under it may be
   *     meant for the other one
   */
  public Optional<KnownSite> site(ArmId cluster, boolean itsAlone) {
    return site(cluster.toString()).or(() -> itsAlone ? site(cluster.name()) : Optional.empty());
  }

  /** What is written under a cluster's name or id, whatever its case. */
  public Optional<KnownSite> site(String nameOrId) {
    return sites.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(nameOrId))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** How a cluster is reached. */
  public enum Reach {
    DIRECT,
    /** Through a tunnel that is opened for as long as it is needed. */
    PROXY,
    NONE
  }

  /**
   * One site; what is null is as the inventory says.
   *
   * @param registry the cloud registry's name
   * @param context the kubeconfig's context
   * @param tunnel what opens a tunnel to it, where that is known
   */
  public record KnownSite(
      @Nullable Reach reach,
      @Nullable ServiceCidr serviceRange,
      @Nullable String registry,
      @Nullable ConnectedRegistryName connectedRegistry,
      @Nullable ServiceAddress serviceAddress,
      @Nullable String context,
      @Nullable TunnelCommand tunnel) {}
}
