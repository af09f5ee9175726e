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
  private final UserDirectory users;
  private final Supplier<PolicyEvaluator> evaluator;

  public QueryHandler(UserDirectory users, Supplier<PolicyEvaluator> evaluator) {
    this.users = users;
    this.evaluator = evaluator;
  }

  Answer answer(Query query, Intent intent) {
    allowed(evaluator.get().maySee(users.cachedMember(intent.asker()), matter(intent)));
    return query.answer(intent);
  }

  /** What a change would do, asked of nobody. */
  Plan rehearse(Change change, Intent intent) {
    allowed(evaluator.get().maySee(users.cachedMember(intent.asker()), matter(intent)));
    return change.plan(intent);
  }

  /** Lets pass who may; refuses the others with the reason. */
  static void allowed(PolicyDecision decision) {
    switch (decision) {
      case PolicyDecision.Allowed _ -> {}
      case PolicyDecision.Denied(var why) -> throw new AskerMustAct(why);
    }
  }

  /** What it is about, before anything is resolved: no one site. */
  static PolicyRequest matter(Intent intent) {
    return new PolicyRequest(intent.operation(), "", Map.of(), null, intent.channel());
  }
}
