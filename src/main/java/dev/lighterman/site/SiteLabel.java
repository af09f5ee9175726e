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
 * How a site is shown, which is what can be typed for it as far as that can be read. In Azure,
 * clusters in different groups can have the same name, and so can groups in different
 * subscriptions.
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
    String inGroup = id.resourceGroup() + "/" + id.name();
    return groupIsEnough
        ? new SiteLabel(inGroup, Qualifier.GROUP)
        : new SiteLabel(
            "%s (%s)".formatted(inGroup, subscriptionName.apply(id.subscription())),
            Qualifier.SUBSCRIPTION);
  }
}
