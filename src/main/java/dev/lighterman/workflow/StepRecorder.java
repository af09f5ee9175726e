package dev.lighterman.workflow;

import dev.lighterman.request.Request;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.store.Runs;
import dev.lighterman.store.StepExecution;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Stores the progress of steps: before the first attempt, and after each one. */
final class StepRecorder {
  private final Runs runs;
  private final Transitions transitions;

  StepRecorder(Runs runs, Transitions transitions) {
    this.runs = runs;
    this.transitions = transitions;
  }

  /**
   * Records that a step is about to be attempted, so that an undo includes it even if the process
   * ends during the attempt.
   *
   * @param now the time that is also passed to the attempt; a step detects its first attempt by
   *     this
   */
  StepExecution begin(Transaction transaction, Request request, StepProgress before, Instant now) {
    Instant began = before.began() == null ? now : before.began();
    var progress =
        new StepProgress(before.id(), Status.WAITING, began, null, before.says(), before.finding());
    return save(transaction, request, before, new StepExecution(progress, now, now, null));
  }

  /** Records how an attempt ended. */
  StepExecution end(
      Transaction transaction, Request request, StepExecution before, StepAttempt.Ended ended) {
    StepProgress progress = before.progress();
    StepExecution after =
        switch (ended.outcome()) {
          case StepOutcome.Done(var says, var finding) -> {
            Status mark = ended.stepAttempt().direction().finishedMark();
            var stored = mark == Status.DONE ? finding : progress.finding();
            yield new StepExecution(
                progress.after(mark, transitions.now(), says, stored), before.since(), null, null);
          }
          case StepOutcome.Wait wait -> waiting(before, ended.stepAttempt(), wait);
          case StepOutcome.Failed failed -> failed(before, failed);
        };
    return save(transaction, request, progress, after);
  }

  /** Audits the external calls of an attempt, with their request ids. */
  void calls(Transaction transaction, Request request, StepAttempt.Ended ended) {
    AuditNote note = AuditNote.bot().with("step", ended.stepAttempt().step().id().text());
    for (ExternalCalls.Call call : ended.calls()) {
      AuditNote callNote =
          note.with("call", call.what())
              .with("id", call.id())
              .with("status", call.status() == 0 ? "no answer" : String.valueOf(call.status()));
      transitions.audit(transaction, request, "Called", callNote);
    }
  }

  private StepExecution waiting(
      StepExecution before, StepAttempt stepAttempt, StepOutcome.Wait wait) {
    Instant now = transitions.now();
    Instant since = Objects.requireNonNull(before.since());
    Duration waited = Duration.between(since, now);
    Duration limit = WaitPolicy.limit(stepAttempt.step().step().expectedDuration());
    if (waited.compareTo(limit) >= 0) {
      var cause =
          Sentence.of("workflow.waited-too-long", "waited", waited).with("last", wait.says());
      var remedy = Sentence.of("workflow.remedy.too-long");
      return failed(before, new StepOutcome.Failed(Blame.OPERATOR, cause, remedy, null));
    }
    Instant due = now.plus(WaitPolicy.pause(waited, wait.after()));
    Instant deadline = since.plus(limit);
    StepProgress progress = before.progress();
    return new StepExecution(
        progress.after(Status.WAITING, null, wait.says(), progress.finding()),
        since,
        due.isAfter(deadline) ? deadline : due,
        null);
  }

  private StepExecution failed(StepExecution before, StepOutcome.Failed failed) {
    StepProgress progress = before.progress();
    return new StepExecution(
        progress.after(Status.FAILED, transitions.now(), failed.cause(), progress.finding()),
        before.since(),
        null,
        failed);
  }

  private StepExecution save(
      Transaction transaction, Request request, StepProgress before, StepExecution after) {
    runs.save(transaction, request.number(), after);
    transitions.stepped(transaction, request, before, after.progress());
    return after;
  }
}
