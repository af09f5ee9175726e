package dev.lighterman.request;

import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody asked for.
 *
 * @param version incremented by each change, for optimistic locking
 * @param plan null until it is planned
 * @param parent the request that this one is part of; null if none
 */
public record Request(
    RequestNumber number,
    int version,
    Intent intent,
    RequestState state,
    @Nullable Plan plan,
    @Nullable RequestNumber parent,
    Instant asked) {
  /** What the bot writes on the resources that this request creates. */
  public RequestMark mark() {
    return new RequestMark(number, asked);
  }

  /** The hash of what an approver approves now. */
  public PlanHash planHash() {
    return state instanceof RequestState.Undecided waiting
        ? waiting.hash()
        : PlanHash.of(Objects.requireNonNull(plan, "it is planned by now"));
  }

  /** A copy in another state. */
  public Request moved(RequestState to) {
    return new Request(number, version + 1, intent, to, plan, parent, asked);
  }

  /** A copy with a plan, in another state. */
  public Request planned(Plan newPlan, RequestState to) {
    return new Request(number, version + 1, intent, to, newPlan, parent, asked);
  }
}
