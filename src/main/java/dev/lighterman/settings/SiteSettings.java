package dev.lighterman.settings;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's file says of sites, in addition to what Azure says.
 *
 * @param sites by the cluster's name, or by its ARM id if another cluster has the same name
 */
public record SiteSettings(Map<String, KnownSite> sites) {
  public static final SiteSettings NOTHING = new SiteSettings(Map.of());

  public SiteSettings {
    var anyCase = new TreeMap<String, KnownSite>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(sites);
    sites = Collections.unmodifiableMap(anyCase);
  }

  /**
   * The entry of a cluster: the one under its ARM id, else the one under its name.
   *
   * @param isNameUnique whether no other cluster has the name; else the entry under the name may be
   *     meant for the other one
   */
  public Optional<KnownSite> site(ArmId cluster, boolean isNameUnique) {
    return site(cluster.toString())
        .or(() -> isNameUnique ? site(cluster.name()) : Optional.empty());
  }

  /** The entry under a cluster's name or id, in upper or lower case. */
  public Optional<KnownSite> site(String nameOrId) {
    return Optional.ofNullable(sites.get(nameOrId));
  }

  /** How a cluster is reached. */
  public enum Reach {
    DIRECT,
    /** Through a tunnel that is open while it is needed. */
    PROXY,
    NONE
  }

  /**
   * One site; where something is null, the inventory decides.
   *
   * @param registry the cloud registry's name
   * @param context the context in the kubeconfig
   * @param tunnel the command that opens a tunnel to it
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
