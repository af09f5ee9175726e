package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What people call a site. Azure lets two clusters have one name in two groups, and two groups one
 * name in two subscriptions.
 *
 * @param label for reading: the name, with as much more as tells it from others
 * @param qualifier what it takes to tell it from others
 */
public record SiteLabel(String label, Qualifier qualifier) {
  /** What tells a site from all others. */
  public enum Qualifier {
    NAME,
    GROUP,
    SUBSCRIPTION
  }

  /**
   * What one of all clusters is called.
   *
   * @param subscriptionName a subscription's name by its id
   */
  static SiteLabel of(
      ArcCluster cluster, List<ArcCluster> all, UnaryOperator<String> subscriptionName) {
    ArmId id = cluster.id();
    List<ArmId> namesakes =
        all.stream()
            .map(ArcCluster::id)
            .filter(other -> !other.equals(id) && other.name().equalsIgnoreCase(id.name()))
            .toList();
    if (namesakes.isEmpty()) {
      return new SiteLabel(id.name(), Qualifier.NAME);
    }
    boolean groupTells =
        namesakes.stream()
            .noneMatch(other -> other.resourceGroup().equalsIgnoreCase(id.resourceGroup()));
    return groupTells
        ? new SiteLabel("%s (%s)".formatted(id.name(), id.resourceGroup()), Qualifier.GROUP)
        : new SiteLabel(
            "%s (%s, %s)"
                .formatted(
                    id.name(), id.resourceGroup(), subscriptionName.apply(id.subscription())),
            Qualifier.SUBSCRIPTION);
  }
}
