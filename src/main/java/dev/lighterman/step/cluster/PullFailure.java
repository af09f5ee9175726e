package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.PullStatus;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.Optional;

/** What to make of a pull that the connected registry refused. */
final class PullFailure {
  /**
   * A new password takes about a minute to be known, and a first synchronisation its time: until
   * then a refusal is no verdict.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private PullFailure() {}

  static StepOutcome outcome(PullStatus.Refused refused, Workload workload, RunInfo run) {
    String why = Optional.ofNullable(refused.message()).orElse(refused.reason());
    if (run.now().isBefore(run.stepBegan().plus(PATIENCE))) {
      return StepOutcomes.wait(Sentence.of("step.await-pull.refused-yet", "why", why));
    }
    return StepOutcomes.failed(
        Sentence.of("step.await-pull.refused", "image", workload.image()).with("why", why),
        Sentence.of(remedy(why), "image", workload.image()));
  }

  private static String remedy(String message) {
    if (message.contains("manifest unknown") || message.contains("not found")) {
      return "step.await-pull.remedy.not-synced";
    }
    if (message.contains("401") || message.contains("unauthorized")) {
      return "step.await-pull.remedy.unauthorized";
    }
    return message.contains("x509")
        ? "step.await-pull.remedy.trust"
        : "step.await-pull.remedy.look";
  }
}
