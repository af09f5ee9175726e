package dev.lighterman.workflow;

import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Stop;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Mark;
import dev.lighterman.step.Run;
import dev.lighterman.store.Attempt;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a run does next, each time in one transaction with what it has just learned: which
 * steps begin, when to look again, and whether it is through or halts.
 */
final class Turns {
  private final Store store;
  private final Moves moves;
  private final Ledger ledger;

  Turns(Store store, Moves moves) {
    this.store = store;
    this.moves = moves;
    this.ledger = new Ledger(store.runs(), moves);
  }

  /**
   * @param ended the attempt that ended since the last turn, if one did
   * @param inHand the steps that are attempted at this moment
   */
  Turn turn(RequestNumber number, Work.@Nullable Ended ended, Set<StepId> inHand) {
    return store
        .database()
        .inTransaction(transaction -> {
          Request request = store.requests().lock(transaction, number).orElseThrow();
          Optional<Course> course = Course.of(request.state());
          if (course.isEmpty()) {
            return new Turn.Over();
          }
          var attempts = new HashMap<>(store.runs().attempts(transaction, number));
          if (ended != null) {
            learn(transaction, request, attempts, ended);
          }
          return decide(transaction, new Situation(request, course.get(), attempts), inHand);
        });
  }

  private void learn(
      Transaction transaction, Request request, Map<StepId, Attempt> attempts, Work.Ended ended) {
    StepId id = ended.work().step().id();
    Attempt before = Objects.requireNonNull(attempts.get(id));
    if (before.progress().mark() == Mark.WAITING && before.since() != null) {
      attempts.put(id, ledger.end(transaction, request, before, ended));
    }
  }

  private Turn decide(Transaction transaction, Situation at, Set<StepId> inHand) {
    if (at.left().isEmpty()) {
      return over(transaction, at, at.course().end(moves.now()));
    }
    Optional<Halt> halt = at.halt();
    List<PlannedStep> open =
        at.ready().stream()
            .filter(step -> !inHand.contains(step.id()))
            .filter(step -> at.goesOn(step, halt.isPresent()))
            .toList();
    if (halt.isPresent() && inHand.isEmpty() && open.isEmpty()) {
      return over(transaction, at, at.course().halt(halt.get(), moves.now()));
    }
    return attempts(transaction, at, open);
  }

  private Turn over(Transaction transaction, Situation at, dev.lighterman.request.RequestState to) {
    moves.move(transaction, at.request(), to, Note.bot());
    return new Turn.Over();
  }

  private Turn attempts(Transaction transaction, Situation at, List<PlannedStep> open) {
    Instant now = moves.now();
    List<Work> work = new ArrayList<>();
    Instant look = null;
    for (PlannedStep step : open) {
      Attempt attempt = at.attempts().get(step.id());
      if (attempt == null || attempt.since() == null) {
        StepProgress before =
            attempt == null ? StepProgress.untouched(step.id()) : attempt.progress();
        at.attempts().put(step.id(), ledger.begin(transaction, at.request(), before));
      }
      Attempt begun = Objects.requireNonNull(at.attempts().get(step.id()));
      Instant due = Objects.requireNonNull(begun.due());
      if (!due.isAfter(now)) {
        work.add(new Work(step, at.run(begun, now), at.course()));
      } else if (look == null || due.isBefore(look)) {
        look = due;
      }
    }
    return new Turn.Attempts(work, look);
  }

  /** Where a run is. */
  private record Situation(Request request, Course course, Map<StepId, Attempt> attempts) {
    Plan plan() {
      return Objects.requireNonNull(request.plan());
    }

    List<PlannedStep> left() {
      return course.left(plan(), attempts);
    }

    List<PlannedStep> ready() {
      return course.ready(plan(), attempts);
    }

    /** Why it is to halt, if it is: a failure tells more than a person's wish. */
    Optional<Halt> halt() {
      Stop stop = course.stop();
      Optional<Halt> wish =
          stop == null ? Optional.empty() : Optional.of(new Halt.Stopped(stop.by()));
      return left().stream()
          .map(step -> attempts.get(step.id()))
          .filter(attempt -> attempt != null && attempt.failed() != null)
          .findFirst()
          .<Halt>map(attempt ->
              new Halt.Failure(attempt.progress().id(), Objects.requireNonNull(attempt.failed())))
          .or(() -> wish);
    }

    /** Whether a step that is ready is attempted; on the way to a halt only what was begun. */
    boolean goesOn(PlannedStep step, boolean halting) {
      Attempt attempt = attempts.get(step.id());
      if (attempt != null && attempt.failed() != null) {
        return false;
      }
      Stop stop = course.stop();
      boolean begun = attempt != null && attempt.since() != null;
      return !halting || (begun && (stop == null || !stop.atOnce()));
    }

    Run run(Attempt attempt, Instant now) {
      Map<StepId, Map<String, String>> facts = new HashMap<>();
      attempts.forEach((id, each) -> facts.put(id, each.progress().facts()));
      Instant since = Objects.requireNonNull(attempt.since());
      return new Run(request.number(), course.began(), since, now, Map.copyOf(facts));
    }
  }
}
