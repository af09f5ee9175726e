package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.approval.PolicyRequest;
import dev.lighterman.request.Intent;
import dev.lighterman.site.SiteVisibility;
import java.util.function.Supplier;

/** Limits the sites that people see to those that the policy allows. */
public record PolicySiteVisibility(Supplier<PolicyEvaluator> evaluator, MemberLookup memberLookup)
    implements SiteVisibility {
  @Override
  public VisibleSites of(Intent intent) {
    PolicyEvaluator current = evaluator.get();
    Member asker = memberLookup.member(intent.asker());
    return (site, labels) ->
        current.maySee(
                asker, new PolicyRequest(intent.operation(), site, labels, null, intent.channel()))
            instanceof PolicyDecision.Allowed;
  }
}
