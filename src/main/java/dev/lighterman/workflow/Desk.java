package dev.lighterman.workflow;

import dev.lighterman.approval.Member;
import dev.lighterman.request.Intent;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;

/**
 * What becomes of people's wishes: each is one transaction, which takes the request's row first.
 * Each answers with what to tell the person, or throws {@link dev.lighterman.value.AskerMustAct}
 * where nothing came of it, such as when somebody else was first.
 */
public interface Desk {
  /**
   * Takes a change down; it is planned right after.
   *
   * @param key what makes this asking unique: the trigger's id, or the form's; asked twice, it is
   *     one request
   */
  Request ask(Intent intent, String key);

  /** Votes for the plan that the person saw. */
  Sentence approve(RequestNumber number, PlanHash seen, Member member);

  /** Turns down the plan that the person saw. */
  Sentence reject(RequestNumber number, PlanHash seen, Member member, String why);

  /** Withdraws what has not begun; lets what runs halt after the steps in hand, twice at once. */
  Sentence cancel(RequestNumber number, Member member);

  /** Lets a halted run go on. */
  Sentence goOn(RequestNumber number, Member member);

  /** Undoes a halted run. */
  Sentence undo(RequestNumber number, Member member);

  /** Leaves a halted run as it is, for good. */
  Sentence leave(RequestNumber number, Member member);
}
