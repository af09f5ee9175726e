package dev.lighterman.request;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision of a person about a request, stored before it is authorized.
 *
 * @param key the idempotency key: the id of the Slack trigger or of the form
 * @param number the request that it is about
 * @param plan the plan that the person saw; null if the decision does not refer to a plan, if the
 *     request has none, or if nobody could read it when the decision was typed
 * @param channel where it was decided and where the reply is shown
 * @param why the person's reason; may be empty
 * @param at when it was stored
 */
public record RecordedDecision(
    String key,
    Decision decision,
    RequestNumber number,
    @Nullable PlanHash plan,
    Person person,
    Channel channel,
    String why,
    Instant at) {
  public RecordedDecision {
    if (key.isBlank()) {
      throw new IllegalArgumentException("a decision needs a key that tells it from others");
    }
    if (plan != null && !decision.bindsToPlan()) {
      throw new IllegalArgumentException(decision + " with plan " + plan);
    }
  }

  /** The same decision about a plan. */
  public RecordedDecision about(PlanHash other) {
    return new RecordedDecision(key, decision, number, other, person, channel, why, at);
  }

  /** The same decision with a person's id as its words. */
  public RecordedDecision to(Person receiver) {
    return new RecordedDecision(key, decision, number, plan, person, channel, receiver.id(), at);
  }

  /** Whether this is the plan that the person saw. */
  public boolean saw(PlanHash other) {
    return other.equals(plan);
  }
}
