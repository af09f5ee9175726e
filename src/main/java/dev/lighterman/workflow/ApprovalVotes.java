package dev.lighterman.workflow;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.request.Authority;
import dev.lighterman.request.PlanHash;
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

/** Approves and rejects plans by votes. Callers must hold the lock on the request's row. */
final class ApprovalVotes {
  private final Votes votes;
  private final Supplier<PolicyEvaluator> policy;
  private final Transitions transitions;

  ApprovalVotes(Votes votes, Supplier<PolicyEvaluator> policy, Transitions transitions) {
    this.votes = votes;
    this.policy = policy;
    this.transitions = transitions;
  }

  /**
   * A vote to be checked: the request, and the plan that the member saw.
   *
   * @param why their reason; may be empty
   */
  record Ballot(Request request, PlanHash seen, Member member, String why) {
    AuditNote auditNote() {
      AuditNote note = AuditNote.by(member.person()).with(seen);
      return why.isEmpty() ? note : note.with("why", why);
    }

    Vote toVote(Instant at) {
      return new Vote(request.number(), seen, member.person(), why, at);
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
        waiting.reject(ballot.member().person(), ballot.why(), transitions.now());
    transitions.move(transaction, request, rejected, ballot.auditNote());
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
    if (!waiting.hash().equals(ballot.seen())) {
      return Optional.of(
          new DecisionResult.No(DecisionResult.about("workflow.another-plan", request)));
    }
    return switch (policy.get().mayApprove(ballot.member(), request, PolicyRequests.of(request))) {
      case PolicyDecision.Allowed _ -> Optional.empty();
      case PolicyDecision.Denied(var why) -> {
        transitions.audit(transaction, request, "VoteDenied", ballot.auditNote());
        yield Optional.of(new DecisionResult.No(why));
      }
    };
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
    if (!votes.cast(transaction, ballot.toVote(now))) {
      return new DecisionResult.No(DecisionResult.about("workflow.voted-before", request));
    }
    List<Vote> cast = votes.of(transaction, request.number(), waiting.hash());
    PolicyEvaluator evaluator = policy.get();
    ApprovalRequirement requirement = evaluator.approvalRequirement(PolicyRequests.of(request));
    AuditNote note =
        ballot.auditNote().with("rule", requirement.rule()).with("policy", evaluator.policyHash());
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
