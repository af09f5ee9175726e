package dev.lighterman.workflow;

import dev.lighterman.request.Finding;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.store.AuditLog;
import dev.lighterman.store.Runs;
import dev.lighterman.store.Runs.OpenCall;
import dev.lighterman.store.StepExecution;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stores the progress of steps: before the first attempt, and after each one. */
final class StepRecorder {
  private final Runs runs;
  private final Transitions transitions;
  private final WaitPolicy.WaitTimer waitTimer;

  StepRecorder(Runs runs, Transitions transitions, WaitPolicy.WaitTimer waitTimer) {
    this.runs = runs;
    this.transitions = transitions;
    this.waitTimer = waitTimer;
  }

  /**
   * Records that a step is about to be attempted, so that an undo includes it even if the process
   * ends during the attempt.
   *
   * @param now the time that is also passed to the attempt; a step detects its first attempt by
   *     this
   */
  StepExecution begin(Transaction transaction, Request request, StepProgress before, Instant now) {
    waitTimer.looked();
    // When it began and what it said on the way there is not so on the way back.
    boolean undoing = request.state() instanceof RequestState.Undoing;
    boolean anew = before.began() == null || (undoing && before.mark() != Status.WAITING);
    Instant began = anew ? now : before.began();
    Sentence says = undoing ? null : before.says();
    var progress = new StepProgress(before.id(), Status.WAITING, began, null, says, null);
    return save(transaction, request, before, StepExecution.begun(progress, now));
  }

  /** Records how an attempt ended. */
  StepExecution end(
      Transaction transaction, Request request, StepExecution before, StepAttempt.Ended ended) {
    DirectionStrategy direction = ended.stepAttempt().direction();
    StepExecution after =
        switch (ended.outcome()) {
          case StepOutcome.Done(var says, var finding) ->
              finished(before, direction.finished(Status.UNDONE), says, finding);
          case StepOutcome.LeftInPlace(var says) ->
              finished(before, direction.finished(Status.LEFT_IN_PLACE), says, null);
          case StepOutcome.NothingToUndo(var says) ->
              finished(before, direction.finished(Status.NOTHING_TO_UNDO), says, null);
          case StepOutcome.Wait wait -> waiting(before, ended.stepAttempt(), wait);
          case StepOutcome.Failed failed -> failed(before, failed);
        };
    return save(transaction, request, before.progress(), after);
  }

  private StepExecution finished(
      StepExecution before, Status mark, Sentence says, @Nullable Finding finding) {
    StepProgress progress = before.progress();
    Finding stored = mark == Status.DONE || finding != null ? finding : progress.finding();
    return StepExecution.ended(
        progress.after(mark, transitions.now(), says, stored), before.since(), null);
  }

  /**
   * Records that a step is about to request a change, so that the audit has it even if the process
   * ends before the response.
   */
  void calling(Transaction transaction, Request request, StepId step, ExternalCalls.Call call) {
    runs.addCall(transaction, request.number(), new OpenCall(step, call.what(), call.id()));
    AuditNote note = AuditNote.bot().with("step", step.text()).with("call", call.what());
    transitions.audit(transaction, request, AuditLog.CALLING, note.with("id", call.id()));
  }

  /** Audits the results of an attempt's external calls. */
  void called(Transaction transaction, Request request, StepAttempt.Ended ended) {
    StepId step = ended.stepAttempt().step().id();
    for (ExternalCalls.Call call : ended.calls()) {
      String status = call.status() == 0 ? "no answer" : String.valueOf(call.status());
      called(transaction, request, new OpenCall(step, call.what(), call.id()), status);
    }
    runs.endCalls(transaction, request.number(), step);
  }

  /** Audits the calls of a process that ended before it recorded their results. */
  void interrupted(Transaction transaction, Request request) {
    for (OpenCall call : runs.openCalls(transaction, request.number())) {
      called(transaction, request, call, "unknown, the bot was interrupted");
      runs.endCalls(transaction, request.number(), call.step());
    }
  }

  private void called(Transaction transaction, Request request, OpenCall call, String status) {
    AuditNote note = AuditNote.bot().with("step", call.step().text()).with("call", call.what());
    transitions.audit(
        transaction, request, "Called", note.with("id", call.id()).with("status", status));
  }

  private StepExecution waiting(
      StepExecution before, StepAttempt stepAttempt, StepOutcome.Wait wait) {
    Instant now = transitions.now();
    Instant since = Objects.requireNonNull(before.since());
    Duration waited = waitTimer.waited(before, now);
    Duration expected = stepAttempt.step().step().expectedDuration();
    Duration limit = WaitPolicy.limit(expected);
    if (waited.compareTo(limit) >= 0) {
      return failed(before, WaitPolicy.exceeded(waited, wait.says()));
    }
    Duration pause = WaitPolicy.pause(before, waited, expected, wait.after());
    Duration remaining = limit.minus(waited);
    Instant due = now.plus(pause.compareTo(remaining) > 0 ? remaining : pause);
    StepProgress progress = before.progress();
    return new StepExecution(
        progress.after(
            Status.WAITING,
            null,
            WaitPolicy.says(wait.says(), progress.says(), now, due),
            wait.finding() == null ? progress.finding() : wait.finding()),
        since,
        due,
        null,
        now,
        waited);
  }

  private StepExecution failed(StepExecution before, StepOutcome.Failed failed) {
    StepProgress progress = before.progress();
    return StepExecution.ended(
        progress.after(Status.FAILED, transitions.now(), failed.cause(), progress.finding()),
        before.since(),
        failed);
  }

  private StepExecution save(
      Transaction transaction, Request request, StepProgress before, StepExecution after) {
    runs.save(transaction, request.number(), after);
    transitions.stepped(transaction, request, before, after.progress());
    return after;
  }
}
