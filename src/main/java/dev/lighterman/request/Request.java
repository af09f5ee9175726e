package dev.lighterman.request;

import dev.lighterman.value.Person;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody asked for.
 *
 * @param version incremented by each change, for optimistic locking
 * @param plan null until it is planned
 * @param parent the request that this one is part of; null if none
 * @param owners to whom it was handed over, the present owner last; empty if it is still the
 *     asker's
 */
public record Request(
    RequestNumber number,
    int version,
    Intent intent,
    RequestState state,
    @Nullable Plan plan,
    @Nullable RequestNumber parent,
    Instant asked,
    List<Person> owners)
    implements OwnedRequest {
  public Request {
    owners = List.copyOf(owners);
  }

  /** A request that is still the asker's. */
  public Request(
      RequestNumber number,
      int version,
      Intent intent,
      RequestState state,
      @Nullable Plan plan,
      @Nullable RequestNumber parent,
      Instant asked) {
    this(number, version, intent, state, plan, parent, asked, List.of());
  }

  /** A copy that somebody else owns. */
  public Request handedOver(Person to) {
    List<Person> more = Stream.concat(owners.stream(), Stream.of(to)).toList();
    return new Request(number, version, intent, state, plan, parent, asked, more);
  }

  /** A copy that says what is wrong at its site; all else is as it was, its version included. */
  public Request diagnosed(RequestState.Halted state) {
    return new Request(number, version, intent, state, plan, parent, asked, owners);
  }

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

  /**
   * Whether what an approver approves now deletes or overwrites something, breaks what is in use,
   * or can't be undone.
   */
  public boolean destroys() {
    return isForGood() || toApprove().stream().anyMatch(Effect::destroys);
  }

  /** Whether not all of what an approver approves now can be undone. */
  public boolean isForGood() {
    return toApprove().stream().anyMatch(Effect::isForGood)
        || (plan != null && plan.details().reversal(plan.siteArgument()).isPresent());
  }

  private List<Effect> toApprove() {
    if (plan == null) {
      return List.of();
    }
    return state instanceof RequestState.AwaitingReapproval again ? again.added() : plan.effects();
  }

  /** A copy in another state. */
  public Request moved(RequestState to) {
    return new Request(number, version + 1, intent, to, plan, parent, asked, owners);
  }

  /** A copy with a plan, in another state. */
  public Request planned(Plan newPlan, RequestState to) {
    return new Request(number, version + 1, intent, to, newPlan, parent, asked, owners);
  }
}
