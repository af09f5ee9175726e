package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.value.ArmId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
   * The labels of all clusters.
   *
   * @param subscriptionName gives a subscription's name by its id
   */
  static Map<ArmId, SiteLabel> of(List<ArcCluster> all, UnaryOperator<String> subscriptionName) {
    Map<String, List<ArmId>> byName =
        all.stream()
            .map(ArcCluster::id)
            .distinct()
            .collect(Collectors.groupingBy(id -> id.name().toLowerCase(Locale.ROOT)));
    Map<ArmId, SiteLabel> labels = new HashMap<>();
    byName
        .values()
        .forEach(namesakes ->
            namesakes.forEach(id -> labels.put(id, of(id, namesakes, subscriptionName))));
    return labels;
  }

  private static SiteLabel of(
      ArmId id, List<ArmId> namesakes, UnaryOperator<String> subscriptionName) {
    if (namesakes.size() == 1) {
      return new SiteLabel(id.name(), Qualifier.NAME);
    }
    boolean groupIsEnough =
        namesakes.stream()
            .noneMatch(other ->
                !other.equals(id) && other.resourceGroup().equalsIgnoreCase(id.resourceGroup()));
    return groupIsEnough
        ? new SiteLabel("%s (%s)".formatted(id.name(), id.resourceGroup()), Qualifier.GROUP)
        : new SiteLabel(
            "%s (%s, %s)"
                .formatted(
                    id.name(), id.resourceGroup(), subscriptionName.apply(id.subscription())),
            Qualifier.SUBSCRIPTION);
  }
}
