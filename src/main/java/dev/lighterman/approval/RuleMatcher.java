package dev.lighterman.approval;

import dev.lighterman.settings.Glob;
import dev.lighterman.settings.PolicySettings.Rule;

/** Whether a rule speaks of a matter. */
final class RuleMatcher {
  private RuleMatcher() {}

  static boolean here(Rule rule, PolicyRequest matter) {
    boolean risk =
        rule.risks().isEmpty() || rule.risks().stream().anyMatch(each -> each == matter.risk());
    return risk && whateverRisk(rule, matter);
  }

  /** As {@link #here}, of a change whose risk only its plan will show. */
  static boolean whateverRisk(Rule rule, PolicyRequest matter) {
    boolean channel = rule.channels().isEmpty() || rule.channels().contains(matter.channel());
    boolean operation =
        rule.operations().stream().anyMatch(glob -> glob.matches(matter.operation()));
    boolean site =
        matter.site().isEmpty() || Glob.anyNames(rule.sites(), matter.site(), matter.labels());
    return channel && operation && site;
  }
}
