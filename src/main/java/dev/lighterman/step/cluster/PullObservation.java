package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.PullStatus;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;

/** What the pods of a workload show of its pull: the proof, a refusal, or nothing yet. */
final class PullObservation {
  private PullObservation() {}

  /**
   * Looks once.
   *
   * @param waiting what is said while nothing shows
   */
  static StepOutcome at(Cluster cluster, Workload workload, RunInfo run, Sentence waiting) {
    PullStatus pull = cluster.pull(workload.namespace(), workload.labels(), workload.image());
    return switch (pull) {
      case PullStatus.Waiting _ -> StepOutcomes.wait(waiting);
      case PullStatus.Pulled pulled ->
          PullProof.of(pulled, cluster.pods(workload.namespace(), workload.labels()), workload);
      case PullStatus.AlreadyThere present ->
          StepOutcomes.failed(
              Sentence.of("step.await-pull.already-there", "image", workload.image())
                  .with("pod", present.pod()),
              Sentence.of("step.await-pull.already-there.remedy", "image", workload.image()));
      case PullStatus.Refused refused -> PullFailure.outcome(refused, workload, run);
    };
  }
}
