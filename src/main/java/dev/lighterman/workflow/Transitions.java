package dev.lighterman.workflow;

import dev.lighterman.durable.TaskResult;
import dev.lighterman.durable.TaskScheduler;
import dev.lighterman.request.HaltDiagnosis;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepProgress;
import dev.lighterman.store.AuditLog;
import dev.lighterman.store.Requests;
import dev.lighterman.store.Store;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * Changes the state of requests. In the same transaction it releases the claims of ended requests,
 * notifies the listener, adds an audit row and schedules the next task.
 */
final class Transitions {
  static final String PLAN = "plan";
  static final String CARRY_OUT = "carry-out";
  static final String EXPIRE = "expire";

  private final Store store;
  private final TaskScheduler scheduler;
  private final ProgressListener progress;
  private final InstantSource clock;
  private final Instant started;

  Transitions(
      Store store, TaskScheduler scheduler, ProgressListener progress, InstantSource clock) {
    this.store = store;
    this.scheduler = scheduler;
    this.progress = progress;
    this.clock = clock;
    this.started = clock.instant();
  }

  Instant now() {
    return clock.instant();
  }

  /** The time since {@code since} in which this process ran and could look. */
  Duration waited(Instant since) {
    return Duration.between(since.isBefore(started) ? started : since, now());
  }

  /** Stores a request and schedules its planning; returns the existing one with the same key. */
  Request ask(Transaction transaction, Intent intent, String key) {
    Requests.Asking asking = insert(transaction, intent, key);
    if (asking.anew()) {
      scheduler.scheduleNow(transaction, PLAN, asking.request().number().toString());
    }
    return asking.request();
  }

  /**
   * The same, but whether the request is planned is decided by another task, which also answers
   * whoever asks once more with the same key.
   */
  Request askToAdmit(Transaction transaction, Intent intent, String key) {
    scheduler.scheduleNow(transaction, RequestInbox.ADMIT, key);
    return insert(transaction, intent, key).request();
  }

  private Requests.Asking insert(Transaction transaction, Intent intent, String key) {
    var asking = store.requests().insert(transaction, intent, key, now());
    Request request = asking.request();
    if (asking.anew()) {
      AuditNote note = AuditNote.by(intent.asker()).with("operation", intent.operation());
      progress.onRequestChanged(transaction, request, request, note.author());
      audit(transaction, request, "Asked", note.with("words", String.join(" ", intent.words())));
    }
    return asking;
  }

  /**
   * Locks the request's row and applies {@code change}, if the request is unchanged since it was
   * read.
   */
  void ifUnchanged(Request read, BiConsumer<Transaction, Request> change) {
    store
        .database()
        .transact(transaction -> {
          Request locked = store.requests().lock(transaction, read.number()).orElseThrow();
          if (locked.version() == read.version()) {
            change.accept(transaction, locked);
          }
        });
  }

  /** Refuses a request that nobody but its asker has heard of; the caller tells them. */
  void refuse(Transaction transaction, Request request, Refusal refusal) {
    if (request.state() instanceof RequestState.Planning planning) {
      Request refused = request.moved(planning.refuse(refusal, now()));
      store.requests().save(transaction, refused);
      audit(transaction, refused, "Refused", AuditNote.bot().with("why", refusal.why().key()));
    }
  }

  void move(Transaction transaction, Request before, RequestState to, AuditNote note) {
    move(transaction, before, before.moved(to), note);
  }

  /**
   * Tries again later. After some seconds it is recorded for what the request waits, so that people
   * are told; nobody did anything, so that nothing is audited.
   *
   * @param since when it began to wait
   * @param after how long the other system asks to wait
   * @param waiting the state that tells for what it waits, by the times of now and of the next try
   */
  TaskResult tryLater(
      Request request,
      Instant since,
      Duration after,
      BiFunction<Instant, Instant, RequestState> waiting) {
    Instant now = now();
    Duration waited = Duration.between(since, now);
    Duration pause = WaitPolicy.pause(waited, after);
    if (waited.plus(pause).compareTo(WaitPolicy.UNMENTIONED) >= 0) {
      RequestState told = waiting.apply(now, now.plus(pause));
      ifUnchanged(
          request,
          (transaction, locked) -> {
            Request changed = locked.moved(told);
            store.requests().save(transaction, changed);
            progress.onRequestChanged(transaction, locked, changed, AuditNote.bot().author());
          });
    }
    return TaskResult.again(pause);
  }

  /** Records a change other than of the state, such as a vote. */
  void touch(Transaction transaction, Request before, String what, AuditNote note) {
    Request after = before.moved(before.state());
    store.requests().save(transaction, after);
    progress.onRequestChanged(transaction, before, after, note.author());
    audit(transaction, after, what, note);
  }

  void move(Transaction transaction, Request before, Request after, AuditNote note) {
    store.requests().save(transaction, after);
    schedule(transaction, after.number(), after.state());
    progress.onRequestChanged(transaction, before, after, note.author());
    audit(transaction, after, after.state().getClass().getSimpleName(), note);
  }

  private void schedule(Transaction transaction, RequestNumber number, RequestState state) {
    String instance = number.toString();
    switch (state) {
      case RequestState.Planning _ -> scheduler.scheduleNow(transaction, PLAN, instance);
      case RequestState.Undecided waiting ->
          scheduler.scheduleAt(transaction, EXPIRE, instance, waiting.reminder());
      case RequestState.Approved _, RequestState.Resuming _, RequestState.Moving _ ->
          scheduler.scheduleNow(transaction, CARRY_OUT, instance);
      case RequestState.Halted halted -> {
        if (halted.undiagnosed()) {
          scheduler.scheduleNow(transaction, Workflow.DIAGNOSE, instance);
        }
      }
      case RequestState.Ended _ -> store.claims().release(transaction, number);
    }
  }

  void stepped(Transaction transaction, Request request, StepProgress before, StepProgress after) {
    if (!before.equals(after)) {
      progress.onStepChanged(transaction, request, before, after);
    }
    boolean ended = after.ended() != null && before.mark() != after.mark();
    if (ended) {
      AuditNote note =
          AuditNote.bot().with("step", after.id().text()).with("mark", after.mark().name());
      audit(transaction, request, "Step", note);
    }
  }

  /** Records what is wrong at the site of a halted run. Its version stays: it halts as before. */
  void diagnosed(Transaction transaction, Request halted, HaltDiagnosis found) {
    if (halted.state() instanceof RequestState.Halted state) {
      Request diagnosed = halted.diagnosed(state.diagnosed(found));
      store.requests().saveDiagnosis(transaction, diagnosed);
      progress.onHaltDiagnosed(transaction, diagnosed);
    }
  }

  /** Makes somebody the owner of a request. Its version stays: nothing about its run changes. */
  void handOver(Transaction transaction, Request before, Person to, Person by) {
    Request after = before.handedOver(to);
    store.requests().saveOwners(transaction, after);
    AuditNote note = AuditNote.by(by).with("to", to.id());
    progress.onRequestChanged(transaction, before, after, note.author());
    audit(transaction, after, "HandedOver", note);
  }

  /** Gives the owners of a request to the one that replaces it: nobody hands it over anew. */
  void keepOwners(Transaction transaction, Request replaced, Request replacement) {
    if (replaced.owners().isEmpty()) {
      return;
    }
    Request kept = replacement;
    for (Person owner : replaced.owners()) {
      kept = kept.handedOver(owner);
    }
    store.requests().saveOwners(transaction, kept);
    AuditNote note =
        AuditNote.bot().with("to", kept.owner().id()).with("as", replaced.number().toString());
    audit(transaction, kept, "HandedOver", note);
  }

  /** Tells the listener that the time for an approval is nearly over. */
  void expiresSoon(Transaction transaction, Request request) {
    progress.onExpiryNear(transaction, request);
  }

  /** Tells the listener why a request can't be planned yet. */
  void planningWaits(Request request, Sentence why) {
    store.database().transact(transaction -> progress.onPlanningWaits(transaction, request, why));
  }

  /** Adds an audit row without changing the request. */
  void audit(Transaction transaction, Request request, String what, AuditNote note) {
    store
        .audit()
        .add(
            transaction,
            new AuditLog.Entry(now(), what, request.number(), note.who(), note.details()));
  }
}
