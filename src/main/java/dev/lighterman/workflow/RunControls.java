package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.store.Runs;
import dev.lighterman.store.StepExecution;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Cancels, resumes, undoes and leaves runs. Callers must hold the lock on the request's row, and
 * must have checked that the member may do this.
 */
final class RunControls {
  private final Runs runs;
  private final Transitions transitions;

  RunControls(Runs runs, Transitions transitions) {
    this.runs = runs;
    this.transitions = transitions;
  }

  DecisionResult cancel(Transaction transaction, Request request, Member member, String why) {
    Person by = member.person();
    return switch (request.state()) {
      case RequestState.Unbegun unbegun -> withdraw(transaction, request, unbegun, by, why);
      case RequestState.Moving moving -> stop(transaction, request, moving, by, why);
      case RequestState.Resuming(var halted, _, _, _, _) ->
          stayHalted(transaction, request, halted, by, why);
      case RequestState.AwaitingReapproval(var halted, _, _, _, _) ->
          stayHalted(transaction, request, halted, by, why);
      case RequestState.Halted _, RequestState.Ended _ -> tooLate(request);
    };
  }

  /** What was installed is not undone any more, but can be removed. */
  private static DecisionResult tooLate(Request request) {
    Plan plan = request.plan();
    if (!(request.state() instanceof RequestState.Succeeded)
        || plan == null
        || plan.details().installs().isEmpty()) {
      return new DecisionResult.No(StateDescription.of(request));
    }
    String site = plan.siteArgument();
    return new DecisionResult.No(
        DecisionResult.about("workflow.is.installed", request).with("site", site),
        List.of(
            new SuggestedCommand(
                Sentence.of("workflow.offer.remove", "site", plan.siteName()), "remove " + site)));
  }

  DecisionResult resume(Transaction transaction, Request request, Member member, String why) {
    return resume(
        transaction,
        request,
        request::moved,
        member.person(),
        AuditNote.by(member.person()).because(why));
  }

  /** Resumes with an amended plan that has the same effects. */
  DecisionResult resume(Transaction transaction, Request request, Plan amended, Member member) {
    return resume(
        transaction,
        request,
        state -> request.planned(amended, state),
        member.person(),
        AuditNote.by(member.person()).with(PlanHash.of(amended)));
  }

  private DecisionResult resume(
      Transaction transaction,
      Request request,
      Function<RequestState, Request> inState,
      Person by,
      AuditNote note) {
    return decide(
        request,
        halted -> {
          RequestState resumed = resumed(transaction, request, halted, by);
          transitions.move(transaction, request, inState.apply(resumed), note);
          return DecisionResult.about("workflow.goes-on", request);
        });
  }

  DecisionResult undo(Transaction transaction, Request request, Member member, String why) {
    if (!(request.state() instanceof Halted stopped)) {
      return tooLate(request);
    }
    if (stopped.direction() == Direction.FORWARD && outcome(transaction, request).isForGood()) {
      return new DecisionResult.No(
          DecisionResult.about("workflow.nothing-to-undo", request)
              .with("operation", request.intent().operation()));
    }
    return decide(
        request,
        halted -> {
          resetUndo(transaction, request);
          transitions.move(
              transaction,
              request,
              halted.undo(member.person()),
              AuditNote.by(member.person()).because(why));
          return DecisionResult.about("workflow.undoes", request);
        });
  }

  DecisionResult leave(Transaction transaction, Request request, Member member, String why) {
    return decide(
        request,
        halted -> {
          List<Sentence> exists = outcome(transaction, request).exists();
          Person by = member.person();
          transitions.move(
              transaction,
              request,
              halted.leave(by, why, exists, transitions.now()),
              AuditNote.by(by).because(why));
          return DecisionResult.about("workflow.leaves", request);
        });
  }

  private RunOutcome outcome(Transaction transaction, Request request) {
    return RunOutcome.of(
        Objects.requireNonNull(request.plan()),
        runs.attempts(transaction, request.number()).values().stream()
            .map(StepExecution::progress)
            .toList());
  }

  private static DecisionResult decide(Request request, Function<Halted, Sentence> decision) {
    return request.state() instanceof Halted halted
        ? new DecisionResult.Yes(decision.apply(halted))
        : new DecisionResult.No(StateDescription.of(request));
  }

  private DecisionResult withdraw(
      Transaction transaction, Request request, RequestState.Unbegun from, Person by, String why) {
    transitions.move(
        transaction,
        request,
        from.withdraw(by, why, transitions.now()),
        AuditNote.by(by).because(why));
    return new DecisionResult.Yes(DecisionResult.about("workflow.withdrawn", request));
  }

  private DecisionResult stayHalted(
      Transaction transaction, Request request, Halted halted, Person by, String why) {
    transitions.move(transaction, request, halted, AuditNote.by(by).because(why));
    return new DecisionResult.Yes(DecisionResult.about("workflow.stays-halted", request));
  }

  private DecisionResult stop(
      Transaction transaction, Request request, RequestState.Moving from, Person by, String why) {
    boolean atOnce = from.stop() != null || hasFailedStep(transaction, request);
    AuditNote note =
        AuditNote.by(by).because(why).with("stop", atOnce ? "now" : "after the steps in hand");
    transitions.move(transaction, request, from.stop(by, why, atOnce), note);
    return new DecisionResult.Yes(
        DecisionResult.about(
            atOnce ? "workflow.stops-now" : "workflow.stops-after-steps", request));
  }

  private boolean hasFailedStep(Transaction transaction, Request request) {
    return runs.attempts(transaction, request.number()).values().stream()
        .anyMatch(attempt -> attempt.failed() != null);
  }

  private RequestState resumed(Transaction transaction, Request request, Halted halted, Person by) {
    if (halted.direction() == Direction.BACK) {
      resetUndo(transaction, request);
      return halted.undo(by);
    }
    return halted.resume(transitions.now());
  }

  /** Resets the deadlines and failures of the steps that are not undone. */
  private void resetUndo(Transaction transaction, Request request) {
    for (StepExecution attempt : runs.attempts(transaction, request.number()).values()) {
      if (!attempt.progress().mark().undoFinished()) {
        runs.save(transaction, request.number(), StepExecution.restarted(attempt.progress()));
      }
    }
  }
}
