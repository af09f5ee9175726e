package dev.lighterman.request;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Risk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
   */
  public record ListedPlan(ArmId site, String siteName, Map<String, String> labels, Risk risk) {
    public ListedPlan {
      labels = Map.copyOf(labels);
    }

    public static ListedPlan of(Plan plan) {
      return new ListedPlan(plan.site(), plan.siteName(), plan.details().labels(), plan.risk());
    }
  }

  /** What to call its site: as planned, else as it was typed. */
  public String site() {
    return plan != null
        ? plan.siteName()
        : intent.value(Intent.CLUSTER).orElseGet(() -> String.join(" ", intent.words()));
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
