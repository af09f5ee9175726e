package dev.lighterman.sandbox.world;

import java.util.Map;
import java.util.Set;

/**
 * An Arc cluster to create, with what Azure does not show of it.
 *
 * @param context its name in kubeconfigs, unique unlike the Arc name
 * @param serviceRange the IPv4 range of its service addresses
 */
public record ClusterSeed(
    ResourceId arc,
    String context,
    String serviceRange,
    Map<String, String> tags,
    Set<Trait> traits) {

  /** A deviation from the usual cluster. */
  public enum Trait {
    /** Its agents are not connected to Azure. */
    OFFLINE,
    /** Its API server is reachable only on site. */
    BEHIND_NAT,
    /** It has a second storage class. */
    TWO_STORAGE_CLASSES,
    /** None of its storage classes is the default. */
    NO_DEFAULT_CLASS,
    /** It is of Kubernetes 1.33 and has a second range for Services, 10.99.0.0/24. */
    TWO_SERVICE_RANGES,
    /** It has a certificate manager of its own. */
    CERT_MANAGER,
    /** It starts when something first uses it, since its world has many. */
    ON_DEMAND
  }

  public ClusterSeed {
    tags = Map.copyOf(tags);
    traits = Set.copyOf(traits);
  }

  /** A cluster whose context has its Arc name. */
  static ClusterSeed of(
      ResourceId group, String name, String serviceRange, Map<String, String> tags) {
    var arc = group.child("providers/Microsoft.Kubernetes/connectedClusters", name);
    return new ClusterSeed(arc, name, serviceRange, tags, Set.of());
  }

  ClusterSeed withTraits(Trait... newTraits) {
    return new ClusterSeed(arc, context, serviceRange, tags, Set.of(newTraits));
  }

  ClusterSeed withContext(String other) {
    return new ClusterSeed(arc, other, serviceRange, tags, traits);
  }

  public boolean hasTrait(Trait trait) {
    return traits.contains(trait);
  }
}
