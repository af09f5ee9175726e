package dev.lighterman.approval;

import dev.lighterman.settings.Glob;
import dev.lighterman.settings.PolicySettings.Rule;

/** Whether a rule speaks of a matter. */
final class RuleMatcher {
  private RuleMatcher() {}

  static boolean matches(Rule rule, PolicyRequest policyRequest) {
    boolean risk =
        rule.risks().isEmpty()
            || rule.risks().stream().anyMatch(each -> each == policyRequest.risk());
    return risk && matchesAnyRisk(rule, policyRequest);
  }

  /** As {@link #matches}, of a change whose risk only its plan will show. */
  static boolean matchesAnyRisk(Rule rule, PolicyRequest policyRequest) {
    boolean channel =
        rule.channels().isEmpty() || rule.channels().contains(policyRequest.channel());
    boolean operation =
        rule.operations().stream().anyMatch(glob -> glob.matches(policyRequest.operation()));
    boolean site =
        policyRequest.site().isEmpty()
            || Glob.anyNames(rule.sites(), policyRequest.site(), policyRequest.labels());
    return channel && operation && site;
  }
}
