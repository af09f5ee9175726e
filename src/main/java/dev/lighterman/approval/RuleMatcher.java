package dev.lighterman.approval;

import dev.lighterman.settings.Glob;
import dev.lighterman.settings.PolicySettings.Rule;

/** Whether a rule speaks of a matter. */
final class RuleMatcher {
  private RuleMatcher() {}

  static boolean matches(Rule rule, PolicyRequest matter) {
    boolean risk =
        rule.risks().isEmpty() || rule.risks().stream().anyMatch(each -> each == matter.risk());
    return risk && matchesAnyRisk(rule, matter);
  }

  /** As {@link #matches}, of a change whose risk only its plan will show. */
  static boolean matchesAnyRisk(Rule rule, PolicyRequest matter) {
    boolean channel = rule.channels().isEmpty() || rule.channels().contains(matter.channel());
    boolean operation =
        rule.operations().stream().anyMatch(glob -> glob.matches(matter.operation()));
    boolean site =
        matter.site().isEmpty() || Glob.anyNames(rule.sites(), matter.site(), matter.labels());
    return channel && operation && site;
  }
}
