package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.kubernetes.ClusterAccess;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.site.SiteLabel.Qualifier;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One Arc cluster with what we know of it.
 *
 * @param connectedRegistry which connected registry it runs, if that is known
 * @param source how we know
 */
public record Site(
    ArcCluster cluster,
    SiteLabel siteLabel,
    ClusterAccess access,
    @Nullable KnownSite known,
    @Nullable ArmId connectedRegistry,
    Source source) {
  /** How we know which connected registry a site runs; Azure does not tell. */
  public enum Source {
    /** This bot deployed it. */
    STORED,
    /** The operator's file says so. */
    FILE,
    /** Its name is the site's. */
    BY_NAME,
    UNKNOWN
  }

  public ArmId id() {
    return cluster.id();
  }

  public String name() {
    return cluster.name();
  }

  /** For people: the name, with as much more as tells the site from others. */
  public String label() {
    return siteLabel.label();
  }

  /** What to type so that this site is meant and no other. */
  public String argument() {
    return switch (siteLabel.qualifier()) {
      case NAME -> name();
      case GROUP -> id().resourceGroup() + "/" + name();
      case SUBSCRIPTION -> id().toString();
    };
  }

  /** The same for where there is little room. */
  public String briefWord() {
    return siteLabel.qualifier() == Qualifier.SUBSCRIPTION
        ? id().subscription() + "/" + id().resourceGroup() + "/" + name()
        : argument();
  }

  /** Whether somebody means this site: by ARM id, by name, or by group and name. */
  boolean matches(String word) {
    String inGroup = id().resourceGroup() + "/" + name();
    return Stream.of(name(), inGroup, id().subscription() + "/" + inGroup, id().toString())
        .anyMatch(word::equalsIgnoreCase);
  }

  public Map<String, String> labels() {
    return cluster.tags();
  }

  /**
   * The word by which plans say how the cluster is reached: the kubeconfig's context, or the
   * cluster's ARM id where a tunnel leads to it; null where it is not reached.
   */
  public @Nullable String context() {
    return switch (access) {
      case ClusterAccess.Direct direct -> direct.context();
      case ClusterAccess.Proxy proxy -> proxy.cluster().toString();
      case ClusterAccess.None _ -> null;
    };
  }

  /** The service range that the operator wrote down, for clusters that can't be asked. */
  public Optional<ServiceCidr> configuredServiceCidr() {
    return Optional.ofNullable(known).flatMap(site -> Optional.ofNullable(site.serviceRange()));
  }

  /** The service address that the operator wrote down for the site's registry. */
  public Optional<ServiceAddress> configuredServiceAddress() {
    return Optional.ofNullable(known).flatMap(site -> Optional.ofNullable(site.serviceAddress()));
  }

  /** The cloud registry that the operator's file names for this site. */
  public Optional<String> registryByFile() {
    return Optional.ofNullable(known).flatMap(site -> Optional.ofNullable(site.registry()));
  }

  /** The cloud registry that the cluster's tag names for this site. */
  public Optional<String> registryByTag() {
    return Optional.ofNullable(labels().get("registry"));
  }
}
