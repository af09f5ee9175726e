package dev.lighterman.request;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Risk;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lists and the policy need of a request: all but the steps of its plan, so that thousands can
 * be read at once.
 *
 * @param plan null until it is planned
 * @param owners to whom it was handed over, the present owner last
 */
public record ListedRequest(
    RequestNumber number,
    Intent intent,
    RequestState state,
    @Nullable ListedPlan plan,
    Instant asked,
    List<Person> owners)
    implements OwnedRequest {
  public ListedRequest {
    owners = List.copyOf(owners);
  }

  /**
   * What lists and the policy need of a plan.
   *
   * @param site the Arc cluster
   * @param siteName the name for display
   * @param labels the site's labels at the time of planning
   * @param purpose see {@link Details#purpose}; null for none, and in rows of earlier versions
   */
  public record ListedPlan(
      ArmId site,
      String siteName,
      Map<String, String> labels,
      Risk risk,
      @Nullable Sentence purpose) {
    public ListedPlan {
      labels = Map.copyOf(labels);
    }

    public static ListedPlan of(Plan plan) {
      Details details = plan.details();
      return new ListedPlan(
          plan.site(),
          plan.siteName(),
          details.labels(),
          plan.risk(),
          details.purpose().orElse(null));
    }
  }

  /** What to call its site: as planned, else as it was typed. */
  public String site() {
    return plan != null
        ? plan.siteName()
        : intent.value(Intent.CLUSTER).orElseGet(() -> String.join(" ", intent.words()));
  }

  /** What its plan puts right; empty if its operation says it all. */
  public Optional<Sentence> purpose() {
    return Optional.ofNullable(plan).map(ListedPlan::purpose);
  }

  public static ListedRequest of(Request request) {
    Plan plan = request.plan();
    return new ListedRequest(
        request.number(),
        request.intent(),
        request.state(),
        plan == null ? null : ListedPlan.of(plan),
        request.asked(),
        request.owners());
  }
}
