package dev.lighterman.workflow;

import dev.lighterman.approval.ApprovalRequirement;
import dev.lighterman.approval.Member;
import dev.lighterman.approval.PolicyDecision;
import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Decision;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Approved;
import dev.lighterman.request.RequestState.Undecided;
import dev.lighterman.store.Transaction;
import dev.lighterman.store.Vote;
import dev.lighterman.store.Votes;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Approves and rejects plans by votes. A vote counts if the policy as it is at the count lets the
 * voter approve, as they are in the workspace by then. Callers must hold the lock on the request's
 * row, and must have checked that the member may vote.
 */
final class ApprovalVotes {
  /** The refusal of a vote about a plan that the person can't have read. */
  static final String PLAN_UNSEEN = "workflow.plan-unseen";

  private final Votes votes;
  private final Supplier<PolicyEvaluator> policy;
  private final ChangeFreeze freeze;
  private final Transitions transitions;

  ApprovalVotes(
      Votes votes, Supplier<PolicyEvaluator> policy, ChangeFreeze freeze, Transitions transitions) {
    this.freeze = freeze;
    this.votes = votes;
    this.policy = policy;
    this.transitions = transitions;
  }

  /**
   * A vote of a person who may vote.
   *
   * @param members everybody who voted for the plan, as the workspace knows them now
   */
  record Ballot(Request request, RecordedDecision decision, Map<Person, Member> members) {
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

  /** Who has voted for the plan that a decision approves. */
  Set<Person> voters(Transaction transaction, RecordedDecision decision) {
    PlanHash plan = decision.plan();
    return plan == null || decision.decision() != Decision.APPROVE
        ? Set.of()
        : votes.of(transaction, decision.number(), plan).stream()
            .map(Vote::person)
            .collect(Collectors.toSet());
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
    if (ballot.decision().saw(waiting.hash())) {
      return Optional.empty();
    }
    String why = ballot.decision().plan() == null ? PLAN_UNSEEN : "workflow.another-plan";
    return Optional.of(new DecisionResult.No(DecisionResult.about(why, request)));
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
    PolicyEvaluator evaluator = policy.get();
    Map<Boolean, List<Vote>> cast =
        votes.of(transaction, request.number(), waiting.hash()).stream()
            .collect(Collectors.partitioningBy(vote -> counts(evaluator, ballot, vote)));
    List<Vote> counted = cast.getOrDefault(true, List.of());
    List<Vote> lapsed = cast.getOrDefault(false, List.of());
    for (Vote vote : lapsed) {
      AuditNote note = AuditNote.bot().with(vote.plan()).with("person", vote.person().id());
      transitions.audit(transaction, request, "VoteLapsed", note);
    }
    ApprovalRequirement requirement = evaluator.approvalRequirement(PolicyRequests.of(request));
    AuditNote note =
        ballot
            .auditNote(waiting.hash())
            .with("rule", requirement.rule())
            .with("policy", evaluator.policyHash());
    int missing = requirement.count() - counted.size();
    if (missing > 0) {
      transitions.touch(transaction, request, "Voted", note);
      return yes(DecisionResult.asked("workflow.voted", request).with("more", missing), lapsed);
    }
    RequestState to = inWindow(evaluator, request, waiting.approve(authorityOf(counted), now));
    transitions.move(transaction, request, to, note);
    return yes(approved(transaction, request, to), lapsed);
  }

  /** An approved request starts in a window of its site. */
  private static RequestState inWindow(
      PolicyEvaluator evaluator, Request request, RequestState approved) {
    return approved instanceof Approved state
        ? state.startingAt(evaluator.windows().earliest(PolicyRequests.of(request), state.start()))
        : approved;
  }

  /** What follows an approval: the start, unless it has to wait. */
  private Sentence approved(Transaction transaction, Request request, RequestState to) {
    Optional<ChangeFreeze.Covering> frozen = freeze.covering(transaction, request);
    if (frozen.isPresent()) {
      return DecisionResult.asked("workflow.approved-frozen", request)
          .with("freeze", frozen.get().says());
    }
    return to instanceof Approved state && state.notBefore() != null
        ? DecisionResult.asked("workflow.approved-later", request).with("at", state.notBefore())
        : DecisionResult.asked("workflow.approved", request)
            .with("channel", request.intent().channel());
  }

  private static boolean counts(PolicyEvaluator evaluator, Ballot ballot, Vote vote) {
    Member voter = Objects.requireNonNull(ballot.members().get(vote.person()));
    return evaluator.mayApprove(voter, ballot.request(), PolicyRequests.of(ballot.request()))
        instanceof PolicyDecision.Allowed;
  }

  /** The reply, with those whose votes count no longer. */
  private static DecisionResult yes(Sentence says, List<Vote> lapsed) {
    List<Person> persons = lapsed.stream().map(Vote::person).toList();
    return new DecisionResult.Yes(
        persons.isEmpty()
            ? says
            : Sentence.of("workflow.votes-lapsed", "says", says).with("persons", persons));
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
