package dev.lighterman.workflow;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.approval.ChangeWindows;
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

/** Submits a plan: takes its claims and requests the approval that the policy requires. */
final class SubmitPlan {
  /** How long to retry if another request takes a value that the bot chose first. */
  private static final Duration RETRY_LIMIT = Duration.ofMinutes(1);

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
   * Submits the plan, or schedules a retry.
   *
   * @throws AskerMustAct if another request holds a claim of this plan
   */
  TaskResult submit(Request request, Plan plan) {
    Optional<Taken> taken =
        store.database().inTransaction(transaction -> submit(transaction, request, plan));
    return taken.map(claim -> retryOrFail(request, plan, claim)).orElseGet(TaskResult::done);
  }

  private Optional<Taken> submit(Transaction transaction, Request read, Plan plan) {
    Request request = store.requests().lock(transaction, read.number()).orElseThrow();
    if (!(request.state() instanceof Planning planning)) {
      return Optional.empty();
    }
    var taken = store.claims().take(transaction, request.number(), plan.claims());
    if (taken.isEmpty()) {
      PolicyEvaluator evaluator = policy.get();
      ApprovalRequirement requirement =
          evaluator.approvalRequirement(PolicyRequests.of(request.intent(), plan));
      RequestState to = next(planning, PlanHash.of(plan), requirement, start(request, plan));
      AuditNote note =
          AuditNote.bot()
              .with(PlanHash.of(plan))
              .with("rule", requirement.rule())
              .with("policy", evaluator.policyHash());
      transitions.move(transaction, request, request.planned(plan, to), note);
    }
    return taken;
  }

  private RequestState next(
      Planning planning, PlanHash hash, ApprovalRequirement requirement, Instant start) {
    Instant now = transitions.now();
    return requirement.needed()
        ? planning.planned(hash, now, requirement.within(), start)
        : planning
            .plannedAndApproved(hash, new Authority.Policy(requirement.rule()), now)
            .startingAt(start);
  }

  /**
   * The earliest start, as asked for and as the windows allow.
   *
   * @throws AskerMustAct if nobody can start when it is asked for
   */
  private Instant start(Request request, Plan plan) {
    var site = PolicyRequests.of(request.intent(), plan);
    Instant now = transitions.now();
    ChangeWindows windows = policy.get().windows();
    Instant asked =
        request.intent().value(Intent.AT).flatMap(at -> windows.asked(at, site, now)).orElse(now);
    return windows.earliest(site, asked);
  }

  /** Plans again if the bot chose the value; the asker must change a value that they typed. */
  private TaskResult retryOrFail(Request request, Plan plan, Taken taken) {
    boolean chosenByBot =
        plan.choices().stream()
            .anyMatch(choice -> !choice.typed() && taken.claim().equals(choice.claim()));
    boolean withinLimit = transitions.now().isBefore(request.asked().plus(RETRY_LIMIT));
    if (chosenByBot && withinLimit) {
      return TaskResult.again(WaitPolicy.pause(Duration.ZERO, Duration.ZERO));
    }
    String holder = taken.by().toString();
    var show =
        new SuggestedCommand(
            Sentence.of("workflow.offer.show", "request", holder), "show " + holder);
    throw new AskerMustAct(
        Sentence.of("workflow.claimed", "request", holder).with("site", plan.siteName()), show);
  }
}
