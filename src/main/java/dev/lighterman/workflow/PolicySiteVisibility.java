package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.approval.PolicyRequest;
import dev.lighterman.request.Intent;
import dev.lighterman.site.SiteVisibility;
import java.util.function.Supplier;

/** Shows people the sites that the policy lets them see. */
public record PolicySiteVisibility(Supplier<PolicyEvaluator> evaluator, MemberLookup memberLookup)
    implements SiteVisibility {
  @Override
  public VisibleSites of(Intent intent) {
    PolicyEvaluator now = evaluator.get();
    Member asker = memberLookup.member(intent.asker());
    return (site, labels) ->
        now.maySee(
                asker, new PolicyRequest(intent.operation(), site, labels, null, intent.channel()))
            instanceof PolicyDecision.Allowed;
  }
}
