package dev.lighterman.operation;

import dev.lighterman.value.Answer;

/** A question: answered at once, changes nothing. */
public non-sealed interface Query extends Operation {
  /**
   * The answer.
   *
   * @throws dev.lighterman.value.AskerMustAct where the words don't say enough
   */
  Answer answer(Asked asked);
}
