package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.approval.Verdict;
import dev.lighterman.approval.WhoMay;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Remains;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.store.Attempt;
import dev.lighterman.store.Runs;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stopping, going on, undoing and leaving. Whoever calls has taken the request's row. */
final class Controls {
  private final Runs runs;
  private final Supplier<WhoMay> policy;
  private final Moves moves;

  Controls(Runs runs, Supplier<WhoMay> policy, Moves moves) {
    this.runs = runs;
    this.policy = policy;
    this.moves = moves;
  }

  /** Who asked may take it back or stop it, whatever the policy lets them ask for by now. */
  Reply cancel(Transaction transaction, Request request, Member member) {
    boolean own =
        member.person().equals(request.intent().asker())
            && member.standing() == Member.Standing.FULL;
    Optional<Sentence> denied = own ? Optional.empty() : denied(request, member);
    if (denied.isPresent()) {
      return new Reply.No(denied.get());
    }
    Person by = member.person();
    return switch (request.state()) {
      case RequestState.Unbegun unbegun -> withdraw(transaction, request, unbegun, by);
      case RequestState.Moving moving -> stop(transaction, request, moving, by);
      case RequestState.Halted _, RequestState.Ended _ -> new Reply.No(Standing.of(request));
    };
  }

  Reply goOn(Transaction transaction, Request request, Member member) {
    return decide(
        request,
        member,
        halted -> {
          anew(transaction, request, halted.direction());
          moves.move(transaction, request, halted.goOn(), Note.by(member.person()));
          return Reply.about("workflow.goes-on", request);
        });
  }

  /** Goes on with a plan that was mended on the way, with the same effects. */
  Reply goOn(Transaction transaction, Request request, Plan amended, Member member) {
    return decide(
        request,
        member,
        halted -> {
          anew(transaction, request, halted.direction());
          Note note = Note.by(member.person()).with(PlanHash.of(amended));
          moves.move(transaction, request, request.planned(amended, halted.goOn()), note);
          return Reply.about("workflow.goes-on", request);
        });
  }

  Reply undo(Transaction transaction, Request request, Member member) {
    return decide(
        request,
        member,
        halted -> {
          anew(transaction, request, Direction.BACK);
          moves.move(transaction, request, halted.undo(), Note.by(member.person()));
          return Reply.about("workflow.undoes", request);
        });
  }

  Reply leave(Transaction transaction, Request request, Member member) {
    return decide(
        request,
        member,
        halted -> {
          List<Sentence> exists = remains(transaction, request).exists();
          Person by = member.person();
          moves.move(transaction, request, halted.leave(by, exists, moves.now()), Note.by(by));
          return Reply.about("workflow.leaves", request);
        });
  }

  private Remains remains(Transaction transaction, Request request) {
    return Remains.of(
        Objects.requireNonNull(request.plan()),
        runs.attempts(transaction, request.number()).values().stream()
            .map(Attempt::progress)
            .toList());
  }

  private Reply decide(Request request, Member member, Function<Halted, Sentence> decision) {
    Optional<Sentence> denied = denied(request, member);
    if (denied.isPresent()) {
      return new Reply.No(denied.get());
    }
    return request.state() instanceof Halted halted
        ? new Reply.Yes(decision.apply(halted))
        : new Reply.No(Standing.of(request));
  }

  private Reply withdraw(
      Transaction transaction, Request request, RequestState.Unbegun from, Person by) {
    moves.move(transaction, request, from.withdraw(by, moves.now()), Note.by(by));
    return new Reply.Yes(Reply.about("workflow.withdrawn", request));
  }

  private Reply stop(
      Transaction transaction, Request request, RequestState.Moving from, Person by) {
    boolean atOnce = from.stop() != null || failing(transaction, request);
    Note note = Note.by(by).with("stop", atOnce ? "now" : "after the steps in hand");
    moves.move(transaction, request, from.stop(by, atOnce), note);
    return new Reply.Yes(
        Reply.about(atOnce ? "workflow.stops-now" : "workflow.stops-after-steps", request));
  }

  /** Who may ask for it may also stop it, and so on. */
  private Optional<Sentence> denied(Request request, Member member) {
    return switch (policy.get().ask(member, Matters.of(request))) {
      case Verdict.Allowed _ -> Optional.empty();
      case Verdict.Denied(var why) -> Optional.of(why);
    };
  }

  private boolean failing(Transaction transaction, Request request) {
    return runs.attempts(transaction, request.number()).values().stream()
        .anyMatch(attempt -> attempt.failed() != null);
  }

  /** Steps that are not through begin anew: their deadlines, and what they failed of. */
  private void anew(Transaction transaction, Request request, Direction direction) {
    for (Attempt attempt : runs.attempts(transaction, request.number()).values()) {
      if (attempt.progress().mark() != Course.of(direction).through()) {
        runs.save(transaction, request.number(), new Attempt(attempt.progress(), null, null, null));
      }
    }
  }
}
