package dev.lighterman.status;

import dev.lighterman.request.Plan;
import dev.lighterman.value.Sentence;

/** What the cluster's own people have to do, where a plan says so. */
final class ManualStepLines {
  private ManualStepLines() {}

  static void of(Plan plan, CardBuilder builder) {
    plan.manualCommands()
        .ifPresent(lines ->
            builder.line(Sentence.of("card.elsewhere", "site", plan.siteName())).code(lines));
  }
}
