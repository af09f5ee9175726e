package dev.lighterman.workflow;

import dev.lighterman.request.Request;
import dev.lighterman.request.StepProgress;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import org.jspecify.annotations.Nullable;

/** Receives the changes of requests, within the transaction of the change. */
public interface ProgressListener {
  /**
   * A request changed: its state, its plan or its votes.
   *
   * @param before equal to {@code after} for a new request
   * @param by who changed it
   */
  void onRequestChanged(Transaction transaction, Request before, Request after, Author by);

  /**
   * Who changed a request.
   *
   * @param person null for the bot
   * @param why the person's reason; may be empty
   */
  record Author(@Nullable Person person, String why) {}

  /** A step of a run changed: it started, has a new message, is done, failed or undone. */
  void onStepChanged(
      Transaction transaction, Request request, StepProgress before, StepProgress after);

  /** It is known by now what is wrong at the site of a halted run. */
  void onHaltDiagnosed(Transaction transaction, Request request);

  /** The time for the approval of a request is nearly over; may be told again. */
  void onExpiryNear(Transaction transaction, Request request);

  /** A freeze began or ended, perhaps for the site of a request that waits for a person. */
  void onFreezeChanged(Transaction transaction, Request request);

  /** A plan can't be made yet; told again at each attempt. */
  void onPlanningWaits(Transaction transaction, Request request, Sentence why);
}
