package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.operation.Change;
import dev.lighterman.request.Decision;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.ApprovalVotes.Ballot;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Accepts requests and decisions of people. Both are stored at once, so that none is lost and
 * requests are numbered as they came. A decision is applied later by a task, in one transaction
 * that first marks the decision as applied and locks the request's row. So it is applied exactly
 * once, even after a crash.
 */
public final class RequestInbox {
  /** The task that decides whether a request is planned; its instance is the request's key. */
  public static final String ADMIT = "admit";

  /** The task that applies a decision; its instance is the decision's key. */
  public static final String DECIDE = "decide";

  private final Store store;
  private final TaskScheduler scheduler;
  private final Transitions transitions;
  private final RequestAccess access;
  private final ApprovalVotes votes;
  private final RunControls runControls;
  private final Function<String, Change> changes;
  private final MemberLookup memberLookup;
  private final StepExecutor executor;
  private final ChangeFreeze freeze;

  RequestInbox(
      Store store,
      TaskScheduler scheduler,
      WorkflowDependencies dependencies,
      ChangeFreeze freeze,
      Transitions transitions) {
    this.store = store;
    this.scheduler = scheduler;
    this.transitions = transitions;
    this.access = new RequestAccess(dependencies.policy(), transitions);
    this.votes = new ApprovalVotes(store.votes(), dependencies.policy(), freeze, transitions);
    this.runControls = new RunControls(store.runs(), transitions);
    this.changes = dependencies.changes();
    this.memberLookup = dependencies.memberLookup();
    this.executor = dependencies.executor();
    this.freeze = freeze;
  }

  /**
   * Stores a new request and schedules {@link #ADMIT} for it.
   *
   * @param key the idempotency key: the id of the Slack trigger or of the form
   * @throws dev.lighterman.value.TryLater if the database does not let it write in time
   */
  public Request ask(Intent intent, String key) {
    return store
        .database()
        .groupCommit()
        .transact(transaction -> transitions.askToAdmit(transaction, intent, key));
  }

  /**
   * The same for somebody who has waited for other things before.
   *
   * @param patience how long it may wait until the database lets it write
   */
  public Request ask(Intent intent, String key, Duration patience) {
    return store
        .database()
        .groupCommit()
        .transact(transaction -> transitions.askToAdmit(transaction, intent, key), patience);
  }

  /** Schedules the planning of a request, unless it was withdrawn or refused meanwhile. */
  public void admit(Request request) {
    transitions.ifUnchanged(
        request,
        (transaction, locked) ->
            scheduler.scheduleNow(transaction, Transitions.PLAN, locked.number().toString()));
  }

  /**
   * Refuses a request before its planning, unless it was withdrawn meanwhile. Only the caller tells
   * the asker.
   */
  public void refuse(Request request, Refusal refusal) {
    transitions.ifUnchanged(
        request, (transaction, locked) -> transitions.refuse(transaction, locked, refusal));
  }

  /**
   * Whether a request with this key exists; for those who are about to {@link #ask}, and wait.
   *
   * @throws dev.lighterman.value.TryLater if the database does not let it read in time
   */
  public boolean isDuplicate(String key) {
    return store
        .database()
        .groupCommit()
        .transact(transaction -> store.requests().asked(transaction, key).isPresent());
  }

  /**
   * The request with this number, for a person who asks for it in a channel.
   *
   * @throws AskerMustAct if there is none that the person may see there
   */
  public Request visible(RequestNumber number, Channel from, Member member) {
    Request request =
        store
            .requests()
            .find(number)
            .orElseThrow(() -> new AskerMustAct(RequestAccess.unknown(number, member)));
    if (access.isVisible(request, from, member)) {
      return request;
    }
    throw new AskerMustAct(
        store
            .database()
            .inTransaction(transaction -> access.refusalToSee(transaction, request, from, member)));
  }

  /** Stores a decision and schedules {@link #DECIDE} for it. */
  public void take(RecordedDecision decision) {
    take(_ -> decision);
  }

  /**
   * The same, for a decision that is made in the transaction that stores it.
   *
   * @throws dev.lighterman.value.TryLater if the database does not let it write in time
   */
  public void take(Function<Transaction, RecordedDecision> decides) {
    store
        .database()
        .groupCommit()
        .transact(transaction -> {
          RecordedDecision decision = decides.apply(transaction);
          boolean anew = store.decisions().add(transaction, decision);
          if (anew) {
            scheduler.scheduleNow(transaction, DECIDE, decision.key());
          }
          return anew;
        });
  }

  /**
   * Applies a decision.
   *
   * @param member the person who decided, with their current groups
   * @return the reply; empty if the decision was applied before
   * @throws AskerMustAct if the decision is refused, such as when another person decided first
   * @throws dev.lighterman.value.TryLater if the workspace does not tell now who others are that
   *     voted; nothing was applied
   */
  public Optional<Sentence> decide(RecordedDecision decision, Member member) {
    if (!member.person().equals(decision.person())) {
      throw new IllegalArgumentException(member.person() + " decides for " + decision.person());
    }
    var members = new HashMap<>(Map.of(member.person(), member));
    while (true) {
      switch (attempt(decision, member, Map.copyOf(members))) {
        case Attempt.Ended(var result) -> {
          return result.map(DecisionResult::said);
        }
        case Attempt.Unknown(var persons) ->
            persons.forEach(person -> members.put(person, memberLookup.member(person)));
      }
    }
  }

  /** One attempt at a decision. It asks nobody outside, since it locks the request's row. */
  private sealed interface Attempt {
    /**
     * It is over.
     *
     * @param result empty if the decision was applied before
     */
    record Ended(Optional<DecisionResult> result) implements Attempt {}

    /** Nothing was done: these persons have to be looked up first. */
    record Unknown(Set<Person> persons) implements Attempt {}
  }

  private Attempt attempt(RecordedDecision decision, Member member, Map<Person, Member> members) {
    return store
        .database()
        .inTransaction(transaction -> {
          Optional<Request> request = store.requests().lock(transaction, decision.number());
          var unknown = new HashSet<>(votes.voters(transaction, decision));
          receiver(decision).ifPresent(unknown::add);
          unknown.removeAll(members.keySet());
          if (!unknown.isEmpty()) {
            return new Attempt.Unknown(unknown);
          }
          if (!store.decisions().end(transaction, decision.key())) {
            return new Attempt.Ended(Optional.empty());
          }
          return new Attempt.Ended(
              Optional.of(
                  request
                      .map(found -> apply(transaction, found, decision, members))
                      .orElseGet(() ->
                          new DecisionResult.No(
                              RequestAccess.unknown(decision.number(), member)))));
        });
  }

  /** Whether a decision was refused since the person can't have read the plan that it is about. */
  public static boolean isPlanUnseen(Sentence refusal) {
    return refusal.key().equals(ApprovalVotes.PLAN_UNSEEN);
  }

  /** Whether a person was refused since there is no such request that they may see. */
  public static boolean isUnknown(Sentence refusal) {
    return refusal.key().equals(RequestAccess.UNKNOWN);
  }

  /** Discards a decision that cannot be applied. */
  public void drop(RecordedDecision decision) {
    store.database().transact(transaction -> store.decisions().end(transaction, decision.key()));
  }

  private DecisionResult apply(
      Transaction transaction,
      Request request,
      RecordedDecision decision,
      Map<Person, Member> members) {
    Member member = Objects.requireNonNull(members.get(decision.person()));
    Optional<Sentence> refusal = access.refusal(transaction, request, decision, member);
    if (refusal.isPresent()) {
      boolean isTooLate =
          request.state().ended() && request.isOwn(member.person()) && !isUnknown(refusal.get());
      return new DecisionResult.No(isTooLate ? StateDescription.of(request) : refusal.get());
    }
    String why = decision.why().strip();
    return switch (decision.decision()) {
      case APPROVE -> votes.approve(transaction, new Ballot(request, decision, members));
      case REJECT -> votes.reject(transaction, new Ballot(request, decision, members));
      case CANCEL -> runControls.cancel(transaction, request, member, why);
      case CONTINUE ->
          ifMayRun(
              transaction, request, () -> runControls.resume(transaction, request, member, why));
      case CONTINUE_WITH ->
          ifMayRun(transaction, request, () -> resumeAmended(transaction, request, member));
      case UNDO ->
          ifMayRun(transaction, request, () -> runControls.undo(transaction, request, member, why));
      case LEAVE -> runControls.leave(transaction, request, member, why);
      case HANDOVER -> handOver(transaction, request, member, decision, members);
    };
  }

  /** To whom a request is to be handed over: their id, with which Slack replaces a mention. */
  private static Optional<Person> receiver(RecordedDecision decision) {
    return decision.decision() == Decision.HANDOVER
        ? Person.of(decision.why().strip())
        : Optional.empty();
  }

  private DecisionResult handOver(
      Transaction transaction,
      Request request,
      Member by,
      RecordedDecision decision,
      Map<Person, Member> members) {
    Optional<Member> receiver = receiver(decision).map(members::get);
    if (receiver.isEmpty()) {
      return new DecisionResult.No(DecisionResult.about("workflow.hand-over-to-whom", request));
    }
    if (request.state().ended()) {
      return new DecisionResult.No(StateDescription.of(request));
    }
    Person to = receiver.get().person();
    Optional<Sentence> refusal = access.refusalToOwn(request, receiver.get());
    if (refusal.isPresent()) {
      return new DecisionResult.No(refusal.get());
    }
    transitions.handOver(transaction, request, to, by.person());
    return new DecisionResult.Yes(
        DecisionResult.about("workflow.handed-over", request).with("to", to));
  }

  /** Lets a run go on, unless none of its steps could be executed, or changes are frozen. */
  private DecisionResult ifMayRun(
      Transaction transaction, Request request, Supplier<DecisionResult> moves) {
    Optional<ChangeFreeze.Covering> frozen = freeze.covering(transaction, request);
    if (frozen.isPresent()) {
      return new DecisionResult.No(
          DecisionResult.about("workflow.frozen", request).with("freeze", frozen.get().says()));
    }
    try {
      executor.checkMayChange();
    } catch (OperatorMustAct observing) {
      return new DecisionResult.No(
          Sentence.of("workflow.operator", "why", observing.why())
              .with("remedy", observing.remedy()));
    }
    return moves.get();
  }

  private DecisionResult resumeAmended(Transaction transaction, Request request, Member member) {
    if (!(request.state() instanceof Halted halted) || halted.amendment().isEmpty()) {
      return new DecisionResult.No(StateDescription.of(request));
    }
    return amended(request)
        .map(amended -> runControls.resume(transaction, request, amended, member))
        .orElseGet(() ->
            new DecisionResult.No(
                Sentence.of("workflow.ask-anew", "request", request.number().toString())));
  }

  /**
   * The plan with which a halted run can continue although a step failed with one of its values; it
   * has the same effects. Empty if it would need the same plan, or another request.
   */
  public Optional<Plan> amended(Request request) {
    Plan plan = request.plan();
    return plan != null && request.state() instanceof Halted halted
        ? halted
            .amendment()
            .flatMap(amendment -> changes.apply(plan.operation()).amend(plan, amendment))
            .filter(amended ->
                amended.effectsNotIn(plan).isEmpty() && plan.effectsNotIn(amended).isEmpty())
        : Optional.empty();
  }
}
