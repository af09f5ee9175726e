package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.ClusterAccess;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An Arc-enabled cluster, with what is known of it.
 *
 * @param known its entry in the operator's file
 */
public record Site(
    ArcCluster cluster,
    SiteLabel siteLabel,
    ClusterAccess access,
    @Nullable KnownSite known,
    Installation installation) {
  /** The connected registry that it runs, perhaps by a guess; null if that is not known. */
  public @Nullable ArmId connectedRegistry() {
    return installation.connectedRegistry();
  }

  /** Whether it is known to run this connected registry, by more than a name. */
  public boolean isKnownToRun(ArmId id) {
    return installation.certain() && id.equals(connectedRegistry());
  }

  /** The extension on its cluster that runs a connected registry. */
  public Optional<Extension> extension() {
    return Optional.ofNullable(installation.extension());
  }

  /** Whether no extension of another name runs a connected registry on its cluster. */
  public boolean hasNoExtensionBut(String name) {
    return extension().map(found -> found.name().equalsIgnoreCase(name)).orElse(true);
  }

  public ArmId id() {
    return cluster.id();
  }

  public String name() {
    return cluster.name();
  }

  /** For display: the name, and what else is needed to tell the site from others. */
  public String label() {
    return siteLabel.label();
  }

  /** The shortest thing to type in a command for this site and no other. */
  public String argument() {
    return switch (siteLabel.qualifier()) {
      case NAME -> name();
      case GROUP -> id().resourceGroup() + "/" + name();
      case SUBSCRIPTION -> id().subscription() + "/" + id().resourceGroup() + "/" + name();
    };
  }

  /** Whether a word names this site: its name, group and name, or its ARM id. */
  boolean matches(String word) {
    String inGroup = id().resourceGroup() + "/" + name();
    return Stream.of(name(), inGroup, id().subscription() + "/" + inGroup, id().toString())
        .anyMatch(word::equalsIgnoreCase);
  }

  public Map<String, String> labels() {
    return cluster.tags();
  }

  /**
   * How plans record the access to the cluster: the kubeconfig's context, or the cluster's ARM id
   * if it is reached through a tunnel; null if it is not reached.
   */
  public @Nullable String context() {
    return switch (access) {
      case ClusterAccess.Direct direct -> direct.context();
      case ClusterAccess.Proxy proxy -> proxy.cluster().toString();
      case ClusterAccess.None _ -> null;
    };
  }

  /** The service range in the operator's file, for clusters that can't be asked. */
  public Optional<ServiceCidr> configuredServiceCidr() {
    return Optional.ofNullable(known).flatMap(site -> Optional.ofNullable(site.serviceRange()));
  }

  /** The service address in the operator's file for the site's registry. */
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
