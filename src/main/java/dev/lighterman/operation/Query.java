package dev.lighterman.operation;

import dev.lighterman.request.Intent;
import dev.lighterman.value.Answer;
import dev.lighterman.value.RequestNumber;
import java.util.Optional;

/** A question: answered at once, changes nothing. */
public non-sealed interface Query extends Operation {
  /**
   * Answers as things are now.
   *
   * @throws dev.lighterman.value.AskerMustAct where the words don't say enough
   */
  Answer answer(Intent intent);

  /** The request that is asked about, where what it has come to is the answer. */
  default Optional<RequestNumber> request(Intent intent) {
    return Optional.empty();
  }
}
