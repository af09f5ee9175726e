package dev.lighterman.workflow;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Planning;
import dev.lighterman.store.Claims.Taken;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands a plan in: takes what it claims, and asks for the approval that the policy wants. */
final class SubmitPlan {
  /** How long a value that others take first is chosen anew. */
  private static final Duration CHOOSING = Duration.ofMinutes(1);

  private final Store store;
  private final Supplier<PolicyEvaluator> policy;
  private final Transitions transitions;

  SubmitPlan(Store store, Supplier<PolicyEvaluator> policy, Transitions transitions) {
    this.store = store;
    this.policy = policy;
    this.transitions = transitions;
  }

  PolicyDecision mayAsk(Member asker, Intent intent, Plan plan) {
    return policy.get().mayAsk(asker, PolicyRequests.of(intent, plan));
  }

  /**
   * @throws AskerMustAct if another request has what this one claims
   */
  TaskResult submit(Request request, Plan plan) {
    Optional<Taken> taken =
        store.database().inTransaction(transaction -> submit(transaction, request, plan));
    return taken.map(lost -> lost(request, plan, lost)).orElseGet(TaskResult::done);
  }

  private Optional<Taken> submit(Transaction transaction, Request read, Plan plan) {
    Request request = store.requests().lock(transaction, read.number()).orElseThrow();
    if (!(request.state() instanceof Planning planning)) {
      return Optional.empty();
    }
    var taken = store.claims().take(transaction, request.number(), plan.claims());
    if (taken.isEmpty()) {
      PolicyEvaluator now = policy.get();
      ApprovalRequirement needed =
          now.approvalRequirement(PolicyRequests.of(request.intent(), plan));
      RequestState to = next(planning, PlanHash.of(plan), needed);
      AuditNote note =
          AuditNote.bot()
              .with(PlanHash.of(plan))
              .with("rule", needed.rule())
              .with("policy", now.policyHash());
      transitions.move(transaction, request, request.planned(plan, to), note);
    }
    return taken;
  }

  private RequestState next(Planning planning, PlanHash hash, ApprovalRequirement needed) {
    Instant now = transitions.now();
    return needed.needed()
        ? planning.planned(hash, now, needed.within())
        : planning.plannedAndApproved(hash, new Authority.Policy(needed.rule()), now);
  }

  /** A value that we chose is chosen anew; one that the asker typed is the asker's to change. */
  private TaskResult lost(Request request, Plan plan, Taken lost) {
    boolean chosen =
        plan.choices().stream()
            .anyMatch(choice -> !choice.typed() && lost.claim().equals(choice.claim()));
    boolean early = transitions.now().isBefore(request.asked().plus(CHOOSING));
    if (chosen && early) {
      return TaskResult.again(WaitPolicy.pause(Duration.ZERO));
    }
    String holder = lost.by().toString();
    var show =
        new SuggestedCommand(
            Sentence.of("workflow.offer.show", "request", holder), "show " + holder);
    throw new AskerMustAct(
        Sentence.of("workflow.claimed", "request", holder).with("site", plan.siteName()), show);
  }
}
