package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.operation.Change;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.function.Function;

/**
 * What becomes of people's wishes. Each is taken down at once and carried out by a task, in one
 * transaction, which takes the wish away and the request's row first: so it is carried out once,
 * whatever dies in between.
 */
public final class RequestInbox {
  /** The task that carries a wish out, by its key. */
  public static final String DECIDE = "decide";

  private final Store store;
  private final TaskScheduler scheduler;
  private final Transitions transitions;
  private final ApprovalVotes votes;
  private final RunControls runControls;
  private final Function<String, Change> changes;

  RequestInbox(
      Store store, TaskScheduler scheduler, WorkflowDependencies around, Transitions transitions) {
    this.store = store;
    this.scheduler = scheduler;
    this.transitions = transitions;
    this.votes = new ApprovalVotes(store.votes(), around.policy(), transitions);
    this.runControls = new RunControls(store.runs(), around.policy(), transitions);
    this.changes = around.changes();
  }

  /**
   * Takes a change down; it is planned right after.
   *
   * @param key what makes this asking unique: the trigger's id, or the form's; asked twice, it is
   *     one request
   */
  public Request ask(Intent intent, String key) {
    return store.database().inTransaction(transaction -> transitions.ask(transaction, intent, key));
  }

  /** Whether something was asked for by this key. */
  public boolean isDuplicate(String key) {
    return store.requests().asked(key).isPresent();
  }

  /** Takes a wish down; {@link #DECIDE} runs for it right after. */
  public void take(RecordedDecision decision) {
    store
        .database()
        .transact(transaction -> {
          if (store.decisions().add(transaction, decision)) {
            scheduler.scheduleNow(transaction, DECIDE, decision.key());
          }
        });
  }

  /**
   * Carries a wish out.
   *
   * @param member who wishes, as the workspace knows them now
   * @return what to tell the person; empty where the wish was carried out before
   * @throws AskerMustAct where nothing came of it, such as when somebody else was first
   */
  public Optional<Sentence> decide(RecordedDecision decision, Member member) {
    if (!member.person().equals(decision.person())) {
      throw new IllegalArgumentException(member.person() + " decides for " + decision.person());
    }
    return store
        .database()
        .inTransaction(transaction ->
            store.decisions().end(transaction, decision.key())
                ? Optional.of(reply(transaction, decision, member))
                : Optional.<DecisionResult>empty())
        .map(DecisionResult::said);
  }

  /** Gives a wish up that can't be carried out. */
  public void drop(RecordedDecision decision) {
    store.database().transact(transaction -> store.decisions().end(transaction, decision.key()));
  }

  private DecisionResult reply(Transaction transaction, RecordedDecision decision, Member member) {
    Optional<Request> request = store.requests().lock(transaction, decision.number());
    return request.isPresent()
        ? reply(transaction, request.get(), decision, member)
        : new DecisionResult.No(
            Sentence.of("workflow.unknown", "request", decision.number().toString()));
  }

  private DecisionResult reply(
      Transaction transaction, Request request, RecordedDecision decision, Member member) {
    return switch (decision.decision()) {
      case APPROVE -> votes.approve(transaction, paper(request, decision, member));
      case REJECT -> votes.reject(transaction, paper(request, decision, member));
      case CANCEL -> runControls.cancel(transaction, request, member);
      case CONTINUE -> runControls.resume(transaction, request, member);
      case CONTINUE_WITH -> goOnAmended(transaction, request, member);
      case UNDO -> runControls.undo(transaction, request, member);
      case LEAVE -> runControls.leave(transaction, request, member);
    };
  }

  private static ApprovalVotes.Ballot paper(
      Request request, RecordedDecision decision, Member member) {
    return new ApprovalVotes.Ballot(request, decision.seenPlan(), member, decision.why().strip());
  }

  private DecisionResult goOnAmended(Transaction transaction, Request request, Member member) {
    Plan plan = request.plan();
    if (plan == null
        || !(request.state() instanceof Halted halted)
        || !(halted.why() instanceof Halt.Failure(_, var failed))
        || failed.amendment() == null) {
      return new DecisionResult.No(StateDescription.of(request));
    }
    return changes
        .apply(plan.operation())
        .amend(plan, failed.amendment())
        .filter(made -> made.effectsNotIn(plan).isEmpty() && plan.effectsNotIn(made).isEmpty())
        .map(made -> runControls.resume(transaction, request, made, member))
        .orElseGet(() ->
            new DecisionResult.No(
                Sentence.of("workflow.ask-anew", "request", request.number().toString())));
  }
}
