package dev.lighterman.workflow;

import dev.lighterman.approval.Matter;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.value.Risk;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a request is about, as the policy asks for it. */
public final class Matters {
  /** A plan's facts with this prefix are the labels of its site. */
  private static final String LABEL = "label.";

  private Matters() {}

  /** What a request is about: its site once it is planned, and no one site before. */
  public static Matter of(Request request) {
    return of(request.intent(), request.plan());
  }

  static Matter of(Intent intent, @Nullable Plan plan) {
    String site = plan == null ? "" : plan.site().name();
    Map<String, String> labels = plan == null ? Map.of() : labels(plan);
    Risk risk = plan == null ? null : plan.risk();
    return new Matter(intent.operation(), site, labels, risk, intent.channel());
  }

  private static Map<String, String> labels(Plan plan) {
    return plan.facts().entrySet().stream()
        .filter(fact -> fact.getKey().startsWith(LABEL))
        .collect(
            Collectors.toMap(fact -> fact.getKey().substring(LABEL.length()), Map.Entry::getValue));
  }
}
