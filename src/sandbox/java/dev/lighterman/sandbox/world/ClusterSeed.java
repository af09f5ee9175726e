package dev.lighterman.sandbox.world;

import java.util.Map;
import java.util.Set;

/**
 * An Arc cluster, and what Azure does not show of it.
 *
 * @param context what kubeconfigs call it; other than its Arc name, no two clusters share it
 * @param serviceRange the IPv4 range of its service addresses
 */
public record ClusterSeed(
    ResourceId arc,
    String context,
    String serviceRange,
    Map<String, String> tags,
    Set<Trait> traits) {

  /** What is particular about a cluster. */
  public enum Trait {
    /** Its agents have lost touch with Azure. */
    OFFLINE,
    /** Only its own people reach its API server. */
    BEHIND_NAT,
    /** It has a second storage class. */
    TWO_STORAGE_CLASSES,
    /** None of its storage classes is the default. */
    NO_DEFAULT_CLASS,
    /** It has a certificate manager of its own. */
    CERT_MANAGER
  }

  public ClusterSeed {
    tags = Map.copyOf(tags);
    traits = Set.copyOf(traits);
  }

  /** One whose context is called as it is in Azure, as most are. */
  static ClusterSeed of(
      ResourceId group, String name, String serviceRange, Map<String, String> tags) {
    var arc = group.child("providers/Microsoft.Kubernetes/connectedClusters", name);
    return new ClusterSeed(arc, name, serviceRange, tags, Set.of());
  }

  /** The same with what is particular about it. */
  ClusterSeed withTraits(Trait... newTraits) {
    return new ClusterSeed(arc, context, serviceRange, tags, Set.of(newTraits));
  }

  /** The same under another context. */
  ClusterSeed withContext(String other) {
    return new ClusterSeed(arc, other, serviceRange, tags, traits);
  }

  public boolean hasTrait(Trait trait) {
    return traits.contains(trait);
  }
}
