package dev.lighterman.workflow;

import dev.lighterman.approval.Matter;
import dev.lighterman.operation.Labels;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.value.Risk;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request is about, as the policy asks for it. */
public final class Matters {
  private Matters() {}

  /** What a request is about: its site once it is planned, and no one site before. */
  public static Matter of(Request request) {
    return of(request.intent(), request.plan());
  }

  static Matter of(Intent intent, @Nullable Plan plan) {
    String site = plan == null ? "" : plan.site().name();
    Map<String, String> labels = plan == null ? Map.of() : Labels.of(plan);
    Risk risk = plan == null ? null : plan.risk();
    return new Matter(intent.operation(), site, labels, risk, intent.channel());
  }
}
