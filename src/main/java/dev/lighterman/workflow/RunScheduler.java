package dev.lighterman.workflow;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Moving;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.store.StepExecution;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.ArrayList;
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
final class RunScheduler {
  /** What a run does next. */
  sealed interface NextSteps {
    /** Nothing: it ended or halted. */
    record Over() implements NextSteps {}

    /**
     * Steps to attempt, perhaps none.
     *
     * @param look when to look again at one that waits; null if none waits
     */
    record Attempts(List<StepAttempt> steps, @Nullable Instant look) implements NextSteps {
      public Attempts {
        steps = List.copyOf(steps);
      }
    }
  }

  private final Store store;
  private final Transitions transitions;
  private final StepRecorder recorder;

  RunScheduler(Store store, Transitions transitions) {
    this.store = store;
    this.transitions = transitions;
    this.recorder = new StepRecorder(store.runs(), transitions);
  }

  /**
   * @param ended the attempt that ended since the last turn, if one did
   * @param inHand the steps that are attempted at this moment
   */
  NextSteps turn(RequestNumber number, StepAttempt.@Nullable Ended ended, Set<StepId> inHand) {
    return store
        .database()
        .inTransaction(transaction -> {
          Request request = store.requests().lock(transaction, number).orElseThrow();
          if (ended != null) {
            recorder.calls(transaction, request, ended);
          }
          if (!(request.state() instanceof Moving moving)) {
            return new NextSteps.Over();
          }
          var attempts = store.runs().attempts(transaction, number);
          if (ended != null) {
            learn(transaction, request, attempts, ended);
          }
          return decide(transaction, new RunSnapshot(request, moving, attempts), inHand);
        });
  }

  private void learn(
      Transaction transaction,
      Request request,
      Map<StepId, StepExecution> attempts,
      StepAttempt.Ended ended) {
    StepId id = ended.stepAttempt().step().id();
    StepExecution before = Objects.requireNonNull(attempts.get(id));
    boolean expected = before.progress().mark() == Status.WAITING && before.since() != null;
    if (expected) {
      attempts.put(id, recorder.end(transaction, request, before, ended));
    }
  }

  private NextSteps decide(Transaction transaction, RunSnapshot at, Set<StepId> inHand) {
    if (at.remaining().isEmpty()) {
      return over(transaction, at, at.state().end(transitions.now()));
    }
    List<PlannedStep> open =
        at.open().stream().filter(step -> !inHand.contains(step.id())).toList();
    Optional<Halt> halt = at.halt();
    if (halt.isPresent() && inHand.isEmpty() && open.isEmpty()) {
      return over(transaction, at, at.state().halt(halt.get(), transitions.now()));
    }
    return attempts(transaction, at, open);
  }

  private NextSteps over(Transaction transaction, RunSnapshot at, RequestState to) {
    transitions.move(transaction, at.request(), to, AuditNote.bot());
    return new NextSteps.Over();
  }

  private NextSteps attempts(Transaction transaction, RunSnapshot at, List<PlannedStep> open) {
    Instant now = transitions.now();
    List<StepAttempt> stepAttempt = new ArrayList<>();
    Instant look = null;
    for (PlannedStep step : open) {
      StepExecution attempt = begun(transaction, at, step.id(), now);
      Instant due = Objects.requireNonNull(attempt.due());
      if (!due.isAfter(now)) {
        stepAttempt.add(new StepAttempt(step, at.run(attempt, now), at.direction()));
      } else if (look == null || due.isBefore(look)) {
        look = due;
      }
    }
    return new NextSteps.Attempts(stepAttempt, look);
  }

  private StepExecution begun(Transaction transaction, RunSnapshot at, StepId id, Instant now) {
    StepExecution attempt = at.attempts().get(id);
    if (attempt != null && attempt.since() != null) {
      return attempt;
    }
    StepProgress before = attempt == null ? StepProgress.untouched(id) : attempt.progress();
    return recorder.begin(transaction, at.request(), before, now);
  }
}
