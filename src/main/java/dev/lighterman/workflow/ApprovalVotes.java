package dev.lighterman.workflow;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.request.Authority;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.store.Transaction;
import dev.lighterman.store.Vote;
import dev.lighterman.store.Votes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Votes on plans. Whoever calls has taken the request's row. */
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
   * What somebody decides on: the request, and the plan of it that they saw.
   *
   * @param why their reason; may be empty
   */
  record Ballot(Request request, PlanHash seen, Member member, String why) {
    AuditNote note() {
      AuditNote note = AuditNote.by(member.person()).with(seen);
      return why.isEmpty() ? note : note.with("why", why);
    }

    Vote vote(Instant at) {
      return new Vote(request.number(), seen, member.person(), why, at);
    }
  }

  DecisionResult approve(Transaction transaction, Ballot paper) {
    Request request = paper.request();
    if (!(request.state() instanceof AwaitingApproval waiting)) {
      return new DecisionResult.No(StateDescription.of(request));
    }
    return hindrance(transaction, waiting, paper)
        .or(() -> silence(paper))
        .orElseGet(() -> vote(transaction, waiting, paper));
  }

  DecisionResult reject(Transaction transaction, Ballot paper) {
    Request request = paper.request();
    if (!(request.state() instanceof AwaitingApproval waiting)) {
      return new DecisionResult.No(StateDescription.of(request));
    }
    Optional<DecisionResult> hindrance = hindrance(transaction, waiting, paper);
    if (hindrance.isPresent()) {
      return hindrance.get();
    }
    RequestState rejected = waiting.reject(paper.member().person(), paper.why(), transitions.now());
    transitions.move(transaction, request, rejected, paper.note());
    return new DecisionResult.Yes(DecisionResult.about("workflow.rejected", request));
  }

  private Optional<DecisionResult> hindrance(
      Transaction transaction, AwaitingApproval waiting, Ballot paper) {
    Request request = paper.request();
    if (waiting.over(transitions.now())) {
      transitions.move(transaction, request, waiting.expire(transitions.now()), AuditNote.bot());
      return Optional.of(
          new DecisionResult.No(DecisionResult.about("workflow.is.expired", request)));
    }
    if (!waiting.hash().equals(paper.seen())) {
      return Optional.of(
          new DecisionResult.No(DecisionResult.about("workflow.another-plan", request)));
    }
    return switch (policy.get().mayApprove(paper.member(), request, PolicyRequests.of(request))) {
      case PolicyDecision.Allowed _ -> Optional.empty();
      case PolicyDecision.Denied(var why) -> {
        transitions.audit(transaction, request, "VoteDenied", paper.note());
        yield Optional.of(new DecisionResult.No(why));
      }
    };
  }

  /** Whether no reason is given where the policy wants one; then nothing counts. */
  private Optional<DecisionResult> silence(Ballot paper) {
    ApprovalRequirement needed =
        policy.get().approvalRequirement(PolicyRequests.of(paper.request()));
    return needed.reason() && paper.why().isEmpty()
        ? Optional.of(
            new DecisionResult.No(
                DecisionResult.about("workflow.say-why", paper.request())
                    .with("rule", needed.rule())))
        : Optional.empty();
  }

  private DecisionResult vote(Transaction transaction, AwaitingApproval waiting, Ballot paper) {
    Request request = paper.request();
    Instant now = transitions.now();
    if (!votes.cast(transaction, paper.vote(now))) {
      return new DecisionResult.No(DecisionResult.about("workflow.voted-before", request));
    }
    List<Vote> cast = votes.of(transaction, request.number(), waiting.hash());
    PolicyEvaluator said = policy.get();
    ApprovalRequirement needed = said.approvalRequirement(PolicyRequests.of(request));
    AuditNote note = paper.note().with("rule", needed.rule()).with("policy", said.policyHash());
    if (cast.size() < needed.count()) {
      transitions.touch(transaction, request, "Voted", note);
      int more = needed.count() - cast.size();
      return new DecisionResult.Yes(
          DecisionResult.about("workflow.voted", request).with("more", more));
    }
    transitions.move(transaction, request, waiting.approve(authority(cast), now), note);
    return new DecisionResult.Yes(DecisionResult.about("workflow.approved", request));
  }

  private static Authority.Votes authority(List<Vote> cast) {
    return new Authority.Votes(
        cast.stream().map(Vote::person).toList(),
        cast.stream()
            .filter(vote -> !vote.why().isEmpty())
            .map(vote -> new Authority.Reason(vote.person(), vote.why()))
            .toList());
  }
}
