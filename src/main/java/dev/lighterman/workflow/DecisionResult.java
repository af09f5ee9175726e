package dev.lighterman.workflow;

import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Objects;

/**
 * The reply to a decision. A refusal is a value, not an exception, so that its transaction is still
 * committed: it may contain a change, such as the expiry of the request.
 */
sealed interface DecisionResult {
  record Yes(Sentence says) implements DecisionResult {}

  /**
   * Refused.
   *
   * @param instead what the person could do
   */
  record No(Sentence why, List<SuggestedCommand> instead) implements DecisionResult {
    public No {
      instead = List.copyOf(instead);
    }

    No(Sentence why) {
      this(why, List.of());
    }
  }

  /** A sentence about a request, with its number. */
  static Sentence about(String key, Request request) {
    return Sentence.of(key, "request", request.number().toString());
  }

  /** A sentence about a planned request that names what is asked for, and where. */
  static Sentence asked(String key, Request request) {
    Plan plan = Objects.requireNonNull(request.plan(), "it is planned by now");
    return about(key, request)
        .with("operation", request.intent().operation())
        .with("site", plan.siteName());
  }

  /** The sentence of a {@link Yes}; throws {@link AskerMustAct} for a {@link No}. */
  default Sentence said() {
    return switch (this) {
      case Yes(var says) -> says;
      case No(var why, var instead) ->
          throw new AskerMustAct(why, instead.toArray(SuggestedCommand[]::new));
    };
  }
}
