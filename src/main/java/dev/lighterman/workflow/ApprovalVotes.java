package dev.lighterman.workflow;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.request.Authority;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Undecided;
import dev.lighterman.store.Transaction;
import dev.lighterman.store.Vote;
import dev.lighterman.store.Votes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Approves and rejects plans by votes. Callers must hold the lock on the request's row, and must
 * have checked that the member may vote.
 */
final class ApprovalVotes {
  private final Votes votes;
  private final Supplier<PolicyEvaluator> policy;
  private final Transitions transitions;

  ApprovalVotes(Votes votes, Supplier<PolicyEvaluator> policy, Transitions transitions) {
    this.votes = votes;
    this.policy = policy;
    this.transitions = transitions;
  }

  /** A vote of a person who may vote. */
  record Ballot(Request request, RecordedDecision decision) {
    String why() {
      return decision.why().strip();
    }

    AuditNote auditNote(PlanHash plan) {
      AuditNote note = AuditNote.by(decision.person()).with(plan);
      return why().isEmpty() ? note : note.with("why", why());
    }

    Vote toVote(PlanHash plan, Instant at) {
      return new Vote(request.number(), plan, decision.person(), why(), at);
    }
  }

  DecisionResult approve(Transaction transaction, Ballot ballot) {
    Request request = ballot.request();
    if (!(request.state() instanceof Undecided waiting)) {
      return new DecisionResult.No(StateDescription.of(request));
    }
    return refusal(transaction, waiting, ballot)
        .or(() -> missingReason(ballot))
        .orElseGet(() -> castVote(transaction, waiting, ballot));
  }

  DecisionResult reject(Transaction transaction, Ballot ballot) {
    Request request = ballot.request();
    if (!(request.state() instanceof Undecided waiting)) {
      return new DecisionResult.No(StateDescription.of(request));
    }
    Optional<DecisionResult> refusal = refusal(transaction, waiting, ballot);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    RequestState rejected =
        waiting.reject(ballot.decision().person(), ballot.why(), transitions.now());
    transitions.move(transaction, request, rejected, ballot.auditNote(waiting.hash()));
    return new DecisionResult.Yes(DecisionResult.about("workflow.rejected", request));
  }

  private Optional<DecisionResult> refusal(
      Transaction transaction, Undecided waiting, Ballot ballot) {
    Request request = ballot.request();
    if (waiting.over(transitions.now())) {
      transitions.move(transaction, request, waiting.expire(transitions.now()), AuditNote.bot());
      return Optional.of(
          new DecisionResult.No(DecisionResult.about("workflow.is.expired", request)));
    }
    return ballot.decision().saw(waiting.hash())
        ? Optional.empty()
        : Optional.of(
            new DecisionResult.No(DecisionResult.about("workflow.another-plan", request)));
  }

  /** The reply if the policy requires a reason and none is given; the vote is then not counted. */
  private Optional<DecisionResult> missingReason(Ballot ballot) {
    ApprovalRequirement requirement =
        policy.get().approvalRequirement(PolicyRequests.of(ballot.request()));
    return requirement.reason() && ballot.why().isEmpty()
        ? Optional.of(
            new DecisionResult.No(
                DecisionResult.about("workflow.say-why", ballot.request())
                    .with("rule", requirement.rule())))
        : Optional.empty();
  }

  private DecisionResult castVote(Transaction transaction, Undecided waiting, Ballot ballot) {
    Request request = ballot.request();
    Instant now = transitions.now();
    if (!votes.cast(transaction, ballot.toVote(waiting.hash(), now))) {
      return new DecisionResult.No(DecisionResult.about("workflow.voted-before", request));
    }
    List<Vote> cast = votes.of(transaction, request.number(), waiting.hash());
    PolicyEvaluator evaluator = policy.get();
    ApprovalRequirement requirement = evaluator.approvalRequirement(PolicyRequests.of(request));
    AuditNote note =
        ballot
            .auditNote(waiting.hash())
            .with("rule", requirement.rule())
            .with("policy", evaluator.policyHash());
    if (cast.size() < requirement.count()) {
      transitions.touch(transaction, request, "Voted", note);
      int missing = requirement.count() - cast.size();
      return new DecisionResult.Yes(
          DecisionResult.about("workflow.voted", request).with("more", missing));
    }
    transitions.move(transaction, request, waiting.approve(authorityOf(cast), now), note);
    return new DecisionResult.Yes(DecisionResult.about("workflow.approved", request));
  }

  private static Authority.Votes authorityOf(List<Vote> cast) {
    return new Authority.Votes(
        cast.stream().map(Vote::person).toList(),
        cast.stream()
            .filter(vote -> !vote.why().isEmpty())
            .map(vote -> new Authority.Reason(vote.person(), vote.why()))
            .toList());
  }
}
