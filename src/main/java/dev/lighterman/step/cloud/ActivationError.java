package dev.lighterman.step.cloud;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.step.extension.ExtensionDiagnostics;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connected registry's pod writes into its log when it can't be activated. */
final class ActivationError {
  private static final Map<String, String> LABELS =
      Map.of("app.kubernetes.io/name", "connected-registry");

  private ActivationError() {}

  /**
   * A complaint that makes activating hopeless, if there is one. A wrong password is none: a new
   * one takes about a minute to be known everywhere, so it is waited for.
   */
  static Optional<StepOutcome> in(Cluster cluster, String name) {
    return cluster.pods(ExtensionDiagnostics.NAMESPACE, LABELS).stream()
        .map(PodState::name)
        .map(pod -> cluster.logTail(ExtensionDiagnostics.NAMESPACE, pod, 20))
        .flatMap(List::stream)
        .filter(line -> line.contains("ALREADY_ACTIVATED"))
        .findFirst()
        .map(_ ->
            StepOutcomes.failed(
                Sentence.of("step.already-activated", "name", name),
                Sentence.of("step.already-activated.remedy", "name", name)));
  }
}
