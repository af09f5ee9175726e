package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.operation.Change;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What becomes of people's wishes: each is one transaction, which takes the request's row first.
 * Each answers with what to tell the person, or throws {@link AskerMustAct} where nothing came of
 * it, such as when somebody else was first.
 */
public final class Desk {
  private final Store store;
  private final Moves moves;
  private final Ballot ballot;
  private final Controls controls;
  private final Function<String, Change> changes;

  Desk(Store store, Surroundings around, Moves moves) {
    this.store = store;
    this.moves = moves;
    this.ballot = new Ballot(store.votes(), around.policy(), moves);
    this.controls = new Controls(store.runs(), around.policy(), moves);
    this.changes = around.changes();
  }

  /**
   * Takes a change down; it is planned right after.
   *
   * @param key what makes this asking unique: the trigger's id, or the form's; asked twice, it is
   *     one request
   */
  public Request ask(Intent intent, String key) {
    return store.database().inTransaction(transaction -> moves.ask(transaction, intent, key));
  }

  /** Votes for the plan that the person saw. */
  public Sentence approve(RequestNumber number, PlanHash seen, Member member) {
    return decide(number, (tx, request) -> ballot.approve(tx, request, seen, member));
  }

  /** Turns down the plan that the person saw. */
  public Sentence reject(RequestNumber number, PlanHash seen, Member member, String why) {
    return decide(number, (tx, request) -> ballot.reject(tx, request, seen, member, why));
  }

  /**
   * Withdraws what has not begun. Lets what runs halt after the steps in hand; asked once more, or
   * when a step failed, without waiting for them.
   */
  public Sentence cancel(RequestNumber number, Member member) {
    return decide(number, (tx, request) -> controls.cancel(tx, request, member));
  }

  /** Lets a halted run go on in the direction it had. */
  public Sentence goOn(RequestNumber number, Member member) {
    return decide(number, (tx, request) -> controls.goOn(tx, request, member));
  }

  /** Lets a halted run go on with the value that its failure offers. */
  public Sentence goOnAmended(RequestNumber number, Member member) {
    Request read = store.requests().find(number).orElseThrow(() -> unknown(number));
    Plan amended = amended(read);
    return decide(
        number,
        (tx, request) ->
            request.version() == read.version()
                ? controls.goOn(tx, request, amended, member)
                : new Reply.No(Standing.of(request)));
  }

  private Plan amended(Request request) {
    Plan plan = request.plan();
    if (plan == null
        || !(request.state() instanceof Halted halted)
        || !(halted.why() instanceof Halt.Failure(_, var failed))
        || failed.amendment() == null) {
      throw new AskerMustAct(Standing.of(request));
    }
    Optional<Plan> amended = changes.apply(plan.operation()).amend(plan, failed.amendment());
    return amended
        .filter(made -> made.beyond(plan).isEmpty() && plan.beyond(made).isEmpty())
        .orElseThrow(() ->
            new AskerMustAct(
                Sentence.of("workflow.ask-anew", "request", request.number().toString())));
  }

  /** Undoes a halted run. */
  public Sentence undo(RequestNumber number, Member member) {
    return decide(number, (tx, request) -> controls.undo(tx, request, member));
  }

  /** Leaves a halted run as it is, for good. */
  public Sentence leave(RequestNumber number, Member member) {
    return decide(number, (tx, request) -> controls.leave(tx, request, member));
  }

  private Sentence decide(RequestNumber number, BiFunction<Transaction, Request, Reply> decision) {
    Reply reply =
        store
            .database()
            .inTransaction(transaction -> {
              Request request =
                  store.requests().lock(transaction, number).orElseThrow(() -> unknown(number));
              return decision.apply(transaction, request);
            });
    return reply.said();
  }

  private static AskerMustAct unknown(RequestNumber number) {
    return new AskerMustAct(Sentence.of("workflow.unknown", "request", number.toString()));
  }
}
