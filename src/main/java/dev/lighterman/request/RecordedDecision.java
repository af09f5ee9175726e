package dev.lighterman.request;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a request, stored before it is asked whether they may.
 *
 * @param key what makes it unique: the trigger's id, or the form's; stored twice, it is one
 * @param number the request that it is about
 * @param plan the plan that the person saw; null where the decision is about no plan
 * @param channel where it was decided, and where the answer is shown
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
    if (decision.bindsToPlan() != (plan != null)) {
      throw new IllegalArgumentException(decision + " with plan " + plan);
    }
  }

  /** The plan that the person saw. */
  public PlanHash seenPlan() {
    return Objects.requireNonNull(plan, () -> decision + " is about no plan");
  }
}
