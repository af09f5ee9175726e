package dev.lighterman.status;

import dev.lighterman.request.Plan;
import dev.lighterman.value.Sentence;

/** What the cluster's own people have to do, where a plan says so. */
final class ElsewhereLines {
  private ElsewhereLines() {}

  static void of(Plan plan, Sheet sheet) {
    plan.elsewhere()
        .ifPresent(lines ->
            sheet.line(Sentence.of("card.elsewhere", "site", plan.siteName())).code(lines));
  }
}
