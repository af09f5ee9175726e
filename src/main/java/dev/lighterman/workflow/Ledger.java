package dev.lighterman.workflow;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.Outcome.Blame;
import dev.lighterman.request.Request;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Mark;
import dev.lighterman.store.Attempt;
import dev.lighterman.store.Runs;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.OutsideCalls;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Writes down how far each step of a run is: before its first attempt, and after each. */
final class Ledger {
  private final Runs runs;
  private final Moves moves;

  Ledger(Runs runs, Moves moves) {
    this.runs = runs;
    this.moves = moves;
  }

  /**
   * Notes that a step is about to be attempted, so that an undo knows of it even if nobody hears of
   * the attempt any more.
   *
   * @param now when it is attempted, to the instant: by this a step knows its first attempt
   */
  Attempt begin(Transaction transaction, Request request, StepProgress before, Instant now) {
    Instant began = before.began() == null ? now : before.began();
    var progress =
        new StepProgress(before.id(), Mark.WAITING, began, null, before.says(), before.facts());
    return keep(transaction, request, before, new Attempt(progress, now, now, null));
  }

  /** Notes how an attempt ended. */
  Attempt end(Transaction transaction, Request request, Attempt before, Work.Ended ended) {
    StepProgress progress = before.progress();
    Attempt after =
        switch (ended.outcome()) {
          case Outcome.Done(var says, var facts) -> {
            Mark mark = ended.work().course().through();
            var kept = mark == Mark.DONE ? facts : progress.facts();
            yield new Attempt(
                progress.after(mark, moves.now(), says, kept), before.since(), null, null);
          }
          case Outcome.Wait wait -> waiting(before, ended.work(), wait);
          case Outcome.Failed failed -> failed(before, failed);
        };
    return keep(transaction, request, progress, after);
  }

  /** Notes what an attempt asked of the outside world, by the ids under which it is known there. */
  void calls(Transaction transaction, Request request, Work.Ended ended) {
    Note note = Note.bot().with("step", ended.work().step().id().text());
    for (OutsideCalls.Call call : ended.calls()) {
      Note called =
          note.with("call", call.what())
              .with("id", call.id())
              .with("status", call.status() == 0 ? "no answer" : String.valueOf(call.status()));
      moves.audit(transaction, request, "Called", called);
    }
  }

  private Attempt waiting(Attempt before, Work work, Outcome.Wait wait) {
    Instant now = moves.now();
    Instant since = Objects.requireNonNull(before.since());
    Duration waited = Duration.between(since, now);
    Duration limit = Patience.limit(work.step().step().usually());
    if (waited.compareTo(limit) >= 0) {
      var cause =
          Sentence.of("workflow.waited-too-long", "waited", waited).with("last", wait.says());
      var remedy = Sentence.of("workflow.remedy.too-long");
      return failed(before, new Outcome.Failed(Blame.OPERATOR, cause, remedy, null));
    }
    Instant due = now.plus(Patience.pause(waited, wait.after()));
    Instant deadline = since.plus(limit);
    StepProgress progress = before.progress();
    return new Attempt(
        progress.after(Mark.WAITING, null, wait.says(), progress.facts()),
        since,
        due.isAfter(deadline) ? deadline : due,
        null);
  }

  private Attempt failed(Attempt before, Outcome.Failed failed) {
    StepProgress progress = before.progress();
    return new Attempt(
        progress.after(Mark.FAILED, moves.now(), failed.cause(), progress.facts()),
        before.since(),
        null,
        failed);
  }

  private Attempt keep(
      Transaction transaction, Request request, StepProgress before, Attempt after) {
    runs.save(transaction, request.number(), after);
    moves.stepped(transaction, request, before, after.progress());
    return after;
  }
}
