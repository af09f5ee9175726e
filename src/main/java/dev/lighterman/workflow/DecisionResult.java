package dev.lighterman.workflow;

import dev.lighterman.request.Request;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;

/**
 * What a person is told. A no is a value and no exception until its transaction is committed: what
 * the person found out, such as that the time is over, stays.
 */
sealed interface DecisionResult {
  record Yes(Sentence says) implements DecisionResult {}

  record No(Sentence why) implements DecisionResult {}

  /** Something about a request, by its number. */
  static Sentence about(String key, Request request) {
    return Sentence.of(key, "request", request.number().toString());
  }

  /** The sentence of a yes; a no is thrown. */
  default Sentence said() {
    return switch (this) {
      case Yes(var says) -> says;
      case No(var why) -> throw new AskerMustAct(why);
    };
  }
}
