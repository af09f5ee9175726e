package dev.lighterman.request;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a request, taken down before anybody asks whether they may.
 *
 * @param key what makes it unique: the trigger's id, or the form's; taken down twice, it is one
 * @param number the request that it is about
 * @param plan the plan that the person saw; null where the verb is about no plan
 * @param channel where it was said, and where its answer is heard
 * @param why the person's reason; may be empty
 * @param at when it was taken down
 */
public record RecordedDecision(
    String key,
    Verb verb,
    RequestNumber number,
    @Nullable PlanHash plan,
    Person person,
    Channel channel,
    String why,
    Instant at) {
  public RecordedDecision {
    if (key.isBlank()) {
      throw new IllegalArgumentException("a wish without a key can't be told from others");
    }
    if (verb.bindsToPlan() != (plan != null)) {
      throw new IllegalArgumentException(verb + " with plan " + plan);
    }
  }

  /** What is to become of the request. */
  public enum Verb {
    APPROVE,
    REJECT,
    /** Withdraws what has not begun, and halts what runs. */
    CANCEL,
    CONTINUE,
    /** Continues with the value that the failure offers. */
    CONTINUE_WITH,
    UNDO,
    LEAVE;

    /** Whether it counts for the plan that the person saw, and for no other. */
    public boolean bindsToPlan() {
      return this == APPROVE || this == REJECT;
    }
  }

  /** The plan that the person saw. */
  public PlanHash seenPlan() {
    return Objects.requireNonNull(plan, () -> verb + " is about no plan");
  }
}
