package dev.lighterman.workflow;

import dev.lighterman.request.Request;
import dev.lighterman.request.StepProgress;
import dev.lighterman.store.Transaction;
import dev.lighterman.value.Person;
import org.jspecify.annotations.Nullable;

/** Who is told how requests come along, within the transaction that moves them. */
public interface ProgressListener {
  /**
   * A request is as it was before no more: its state, its plan, or the votes that it has.
   *
   * @param before equal to {@code after} for a request that was just asked
   * @param by the person who moved it; null where the bot did
   */
  void onRequestChanged(
      Transaction transaction, Request before, Request after, @Nullable Person by);

  /** A step of a run came along: began, says something new, is done, failed or undone. */
  void onStepChanged(
      Transaction transaction, Request request, StepProgress before, StepProgress after);
}
