package dev.lighterman.workflow;

import dev.lighterman.approval.PolicyRequest;
import dev.lighterman.request.Intent;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.ListedRequest.ListedPlan;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.value.Risk;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the input of the policy from requests. */
public final class PolicyRequests {
  private PolicyRequests() {}

  /** The policy input for a request; without a site until it is planned. */
  public static PolicyRequest of(Request request) {
    return of(ListedRequest.of(request));
  }

  /** The same for a request that was read without its plan. */
  static PolicyRequest of(ListedRequest request) {
    return of(request.intent(), request.plan());
  }

  static PolicyRequest of(Intent intent, @Nullable Plan plan) {
    return of(intent, plan == null ? null : ListedPlan.of(plan));
  }

  private static PolicyRequest of(Intent intent, @Nullable ListedPlan plan) {
    String site = plan == null ? "" : plan.site().name();
    Map<String, String> labels = plan == null ? Map.of() : plan.labels();
    Risk risk = plan == null ? null : plan.risk();
    return new PolicyRequest(intent.operation(), site, labels, risk, intent.channel());
  }
}
