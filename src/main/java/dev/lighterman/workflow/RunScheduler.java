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
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records the result of an attempt and decides, in the same transaction, what the run does next:
 * which steps to attempt, when to retry, and whether the run ends or halts.
 */
final class RunScheduler {
  /** What a run does next. */
  sealed interface NextSteps {
    /** Nothing: the run ended or halted. */
    record Over() implements NextSteps {}

    /**
     * Steps to attempt, perhaps none.
     *
     * @param nextDue when the next waiting step is due; null if none waits
     */
    record Attempts(List<StepAttempt> steps, @Nullable Instant nextDue) implements NextSteps {
      public Attempts {
        steps = List.copyOf(steps);
      }
    }
  }

  private final Store store;
  private final Transitions transitions;
  private final ChangeFreeze freeze;
  private final StepRecorder recorder;

  RunScheduler(
      Store store, Transitions transitions, ChangeFreeze freeze, WaitPolicy.WaitTimer waitTimer) {
    this.store = store;
    this.transitions = transitions;
    this.freeze = freeze;
    this.recorder = new StepRecorder(store.runs(), transitions, waitTimer);
  }

  /**
   * Takes the run over from the process that carried it out so far, if there was one.
   *
   * @return the fencing token for {@link #next}
   */
  int takeOver(RequestNumber number) {
    return store
        .database()
        .inTransaction(transaction -> {
          Request request = store.requests().lock(transaction, number).orElseThrow();
          recorder.interrupted(transaction, request);
          return store.runs().takeOver(transaction, number);
        });
  }

  /**
   * Records that a step is about to request a change.
   *
   * @throws TryLater if another process has taken the run over, so that the change is not requested
   */
  void beforeCall(RequestNumber number, int token, StepId step, ExternalCalls.Call call) {
    store
        .database()
        .transact(transaction -> {
          Request request = store.requests().lock(transaction, number).orElseThrow();
          if (!store.runs().isOwner(transaction, number, token)) {
            throw new TryLater(Sentence.of("workflow.taken-over"), Duration.ZERO);
          }
          recorder.calling(transaction, request, step, call);
        });
  }

  /**
   * Records an ended attempt and returns what to do next; nothing if another process has taken the
   * run over.
   *
   * @param token from {@link #takeOver}
   * @param ended the attempt that ended since the last call; null if none
   * @param inFlight the steps that are being attempted
   */
  NextSteps next(
      RequestNumber number, int token, StepAttempt.@Nullable Ended ended, Set<StepId> inFlight) {
    return store
        .database()
        .inTransaction(transaction -> {
          Request request = store.requests().lock(transaction, number).orElseThrow();
          if (!store.runs().isOwner(transaction, number, token)) {
            return new NextSteps.Over();
          }
          if (ended != null) {
            recorder.called(transaction, request, ended);
          }
          if (!(request.state() instanceof Moving moving)) {
            return new NextSteps.Over();
          }
          var attempts = store.runs().attempts(transaction, number);
          if (ended != null) {
            recordEnd(transaction, request, attempts, ended);
          }
          return decide(
              transaction, unlessFrozen(transaction, request, moving, attempts), inFlight);
        });
  }

  /** The run as it is; it is to halt if changes are frozen by now. */
  private RunSnapshot unlessFrozen(
      Transaction transaction,
      Request request,
      Moving moving,
      Map<StepId, StepExecution> attempts) {
    if (moving.stop() == null) {
      Optional<ChangeFreeze.Covering> frozen = freeze.covering(transaction, request);
      if (frozen.isPresent()) {
        Moving halting = moving.freeze(frozen.get().says());
        Request after = request.moved(halting);
        transitions.move(transaction, request, after, frozen.get().auditNote());
        return new RunSnapshot(after, halting, attempts);
      }
    }
    return new RunSnapshot(request, moving, attempts);
  }

  private void recordEnd(
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

  private NextSteps decide(Transaction transaction, RunSnapshot snapshot, Set<StepId> inFlight) {
    if (snapshot.remaining().isEmpty()) {
      return finish(transaction, snapshot, snapshot.state().end(transitions.now()));
    }
    List<PlannedStep> open =
        snapshot.open().stream().filter(step -> !inFlight.contains(step.id())).toList();
    Optional<Halt> halt = snapshot.halt();
    if (halt.isPresent() && inFlight.isEmpty() && open.isEmpty()) {
      return finish(transaction, snapshot, snapshot.state().halt(halt.get(), transitions.now()));
    }
    return attempts(transaction, snapshot, open);
  }

  private NextSteps finish(Transaction transaction, RunSnapshot snapshot, RequestState to) {
    transitions.move(transaction, snapshot.request(), to, AuditNote.bot());
    return new NextSteps.Over();
  }

  private NextSteps attempts(
      Transaction transaction, RunSnapshot snapshot, List<PlannedStep> open) {
    Instant now = transitions.now();
    List<StepAttempt> due = new ArrayList<>();
    Instant nextDue = null;
    for (PlannedStep step : open) {
      StepExecution attempt = beginIfNew(transaction, snapshot, step.id(), now);
      Instant dueAt = Objects.requireNonNull(attempt.due());
      if (!dueAt.isAfter(now)) {
        due.add(new StepAttempt(step, snapshot.run(attempt, now), snapshot.direction()));
      } else if (nextDue == null || dueAt.isBefore(nextDue)) {
        nextDue = dueAt;
      }
    }
    return new NextSteps.Attempts(due, nextDue);
  }

  private StepExecution beginIfNew(
      Transaction transaction, RunSnapshot snapshot, StepId id, Instant now) {
    StepExecution attempt = snapshot.attempts().get(id);
    if (attempt != null && attempt.since() != null) {
      return attempt;
    }
    StepProgress before = attempt == null ? StepProgress.untouched(id) : attempt.progress();
    return recorder.begin(transaction, snapshot.request(), before, now);
  }
}
