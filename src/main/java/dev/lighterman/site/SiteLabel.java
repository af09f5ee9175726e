package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a site is shown. In Azure, clusters in different groups can have the same name, and so can
 * groups in different subscriptions.
 *
 * @param label the name, and what else is needed to tell the site from others
 * @param qualifier what is needed to tell it from others
 */
public record SiteLabel(String label, Qualifier qualifier) {
  /** The least that tells a site from all others. */
  public enum Qualifier {
    NAME,
    GROUP,
    SUBSCRIPTION
  }

  /**
   * The label of one of all clusters.
   *
   * @param subscriptionName gives a subscription's name by its id
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
    boolean groupIsEnough =
        namesakes.stream()
            .noneMatch(other -> other.resourceGroup().equalsIgnoreCase(id.resourceGroup()));
    return groupIsEnough
        ? new SiteLabel("%s (%s)".formatted(id.name(), id.resourceGroup()), Qualifier.GROUP)
        : new SiteLabel(
            "%s (%s, %s)"
                .formatted(
                    id.name(), id.resourceGroup(), subscriptionName.apply(id.subscription())),
            Qualifier.SUBSCRIPTION);
  }
}
