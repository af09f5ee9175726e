package dev.lighterman.operation;

import dev.lighterman.request.Intent;
import dev.lighterman.value.Answer;
import dev.lighterman.value.RequestNumber;
import java.util.Optional;

/** A read-only operation, answered immediately. */
public non-sealed interface Query extends Operation {
  /**
   * Answers from the current state.
   *
   * @throws dev.lighterman.value.AskerMustAct if the arguments are incomplete or ambiguous
   */
  Answer answer(Intent intent);

  /** What a person is asked to paste first; empty if nothing. */
  default Optional<PastedText> pasted(Intent intent) {
    return Optional.empty();
  }

  /** The request that the query is about, if its status is the answer. */
  default Optional<RequestNumber> request(Intent intent) {
    return Optional.empty();
  }
}
