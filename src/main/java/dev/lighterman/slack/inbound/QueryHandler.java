package dev.lighterman.slack.inbound;

import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.approval.PolicyRequest;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.slack.workspace.UserDirectory;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import java.util.Map;
import java.util.function.Supplier;

/** Answers who only wants to know. */
public final class QueryHandler {
  private final UserDirectory roster;
  private final Supplier<PolicyEvaluator> whoMay;

  public QueryHandler(UserDirectory roster, Supplier<PolicyEvaluator> whoMay) {
    this.roster = roster;
    this.whoMay = whoMay;
  }

  Answer answer(Query query, Intent intent) {
    allowed(whoMay.get().maySee(roster.cachedMember(intent.asker()), matter(intent)));
    return query.answer(intent);
  }

  /** What a change would do, asked of nobody. */
  Plan rehearse(Change change, Intent intent) {
    allowed(whoMay.get().maySee(roster.cachedMember(intent.asker()), matter(intent)));
    return change.plan(intent);
  }

  /** Lets pass who may; refuses the others with the reason. */
  static void allowed(PolicyDecision verdict) {
    switch (verdict) {
      case PolicyDecision.Allowed _ -> {}
      case PolicyDecision.Denied(var why) -> throw new AskerMustAct(why);
    }
  }

  /** What it is about, before anything is resolved: no one site. */
  static PolicyRequest matter(Intent intent) {
    return new PolicyRequest(intent.operation(), "", Map.of(), null, intent.channel());
  }
}
