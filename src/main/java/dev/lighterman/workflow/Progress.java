package dev.lighterman.workflow;

import dev.lighterman.request.Request;
import dev.lighterman.request.StepProgress;
import dev.lighterman.store.Transaction;

/** Who is told how requests come along, within the transaction that moves them. */
public interface Progress {
  /**
   * A request is as it was before no more: its state, its plan, or the votes that it has.
   *
   * @param before equal to {@code after} for a request that was just asked
   */
  void moved(Transaction transaction, Request before, Request after);

  /** A step of a run came along: began, says something new, is done, failed or undone. */
  void stepped(Transaction transaction, Request request, StepProgress before, StepProgress after);
}
