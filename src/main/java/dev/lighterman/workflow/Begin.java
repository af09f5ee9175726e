package dev.lighterman.workflow;

import dev.lighterman.durable.Next;
import dev.lighterman.operation.Change;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Approved;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one move from approved to running. The plan is made again from its own values: what was
 * approved runs, or less of it; anything that no approver saw is asked for anew.
 */
final class Begin {
  private static final Logger log = LoggerFactory.getLogger(Begin.class);

  /** How long what was approved may wait for a world that can't be read. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final Store store;
  private final Function<String, Change> changes;
  private final Moves moves;

  Begin(Store store, Function<String, Change> changes, Moves moves) {
    this.store = store;
    this.changes = changes;
    this.moves = moves;
  }

  Next begin(Request request, Approved approved) {
    Instant now = moves.now();
    Instant notBefore = approved.notBefore();
    if (notBefore != null && now.isBefore(notBefore)) {
      return Next.again(Duration.between(now, notBefore));
    }
    Instant notAfter = approved.notAfter();
    if (now.isAfter(notAfter == null ? approved.at().plus(LONGEST_WAIT) : notAfter)) {
      return moving(request, (transaction, locked) -> expire(transaction, locked, approved));
    }
    try {
      Optional<Plan> again = again(request);
      return moving(
          request,
          (transaction, locked) ->
              again.ifPresentOrElse(
                  plan -> start(transaction, locked, approved, plan),
                  () -> supersede(transaction, locked, approved)));
    } catch (TryLater later) {
      return Next.again(Patience.pause(Duration.between(approved.at(), now), later.after()));
    }
  }

  /**
   * The plan as it is made now; nothing where it can't be, whosever fault that is: who asked is
   * told when it is planned anew.
   *
   * @throws TryLater where the world can't be read now
   */
  private Optional<Plan> again(Request request) {
    Plan plan = Objects.requireNonNull(request.plan());
    try {
      return Optional.of(changes.apply(plan.operation()).again(plan));
    } catch (TryLater later) {
      throw later;
    } catch (AskerMustAct | OperatorMustAct cannot) {
      return Optional.empty();
    } catch (RuntimeException | Error ours) {
      log.atError()
          .setCause(ours)
          .addKeyValue("request", request.number())
          .log("planning again failed by a fault of ours");
      return Optional.empty();
    }
  }

  /** Moves the request, if nobody else did meanwhile; if somebody did, there is a next time. */
  private Next moving(Request read, BiConsumer<Transaction, Request> move) {
    store
        .database()
        .transact(transaction -> {
          Request locked = store.requests().lock(transaction, read.number()).orElseThrow();
          if (locked.version() == read.version()) {
            move.accept(transaction, locked);
          }
        });
    return Next.again(Duration.ZERO);
  }

  private void start(Transaction transaction, Request request, Approved approved, Plan again) {
    Plan seen = Objects.requireNonNull(request.plan());
    boolean asApproved = PlanHash.of(seen).equals(approved.hash());
    if (!asApproved || !again.beyond(seen).isEmpty()) {
      supersede(transaction, request, approved);
      return;
    }
    Note note = Note.bot().with(approved.hash());
    Request started = request.planned(said(seen, again), approved.start(moves.now()));
    moves.move(transaction, request, started, note);
  }

  private void supersede(Transaction transaction, Request request, Approved approved) {
    Request anew = moves.ask(transaction, request.intent(), "instead of " + request.number());
    moves.move(
        transaction,
        request,
        approved.supersede(anew.number(), moves.now()),
        Note.bot().with(approved.hash()).with("by", anew.number().toString()));
  }

  private void expire(Transaction transaction, Request request, Approved approved) {
    moves.move(transaction, request, approved.expire(moves.now()), Note.bot());
  }

  /** The plan as it will run; if it does less than was approved, it says so. */
  private static Plan said(Plan seen, Plan again) {
    return note(seen.beyond(again)).map(again::noting).orElse(again);
  }

  private static Optional<Sentence> note(List<Effect> less) {
    List<Sentence> what = less.stream().map(Effect::says).toList();
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(Sentence.of("workflow.no-more-to-do", "what", what));
  }
}
