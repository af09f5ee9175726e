package dev.lighterman.workflow;

import dev.lighterman.request.Request;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;

/**
 * The reply to a decision. A refusal is a value, not an exception, so that its transaction is still
 * committed: it may contain a change, such as the expiry of the request.
 */
sealed interface DecisionResult {
  record Yes(Sentence says) implements DecisionResult {}

  record No(Sentence why) implements DecisionResult {}

  /** A sentence about a request, with its number. */
  static Sentence about(String key, Request request) {
    return Sentence.of(key, "request", request.number().toString());
  }

  /** The sentence of a {@link Yes}; throws {@link AskerMustAct} for a {@link No}. */
  default Sentence said() {
    return switch (this) {
      case Yes(var says) -> says;
      case No(var why) -> throw new AskerMustAct(why);
    };
  }
}
