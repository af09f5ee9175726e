package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Pull;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.Outcome;
import dev.lighterman.step.Outcomes;
import dev.lighterman.step.Run;
import dev.lighterman.value.Sentence;

/** What the pods of a workload show of its pull: the proof, a refusal, or nothing yet. */
final class PullLook {
  private PullLook() {}

  /**
   * Looks once.
   *
   * @param waiting what is said while nothing shows
   */
  static Outcome at(Cluster cluster, Workload workload, Run run, Sentence waiting) {
    Pull pull = cluster.pull(workload.namespace(), workload.labels(), workload.image());
    return switch (pull) {
      case Pull.Waiting _ -> Outcomes.wait(waiting);
      case Pull.Pulled pulled ->
          PullProof.of(pulled, cluster.pods(workload.namespace(), workload.labels()), workload);
      case Pull.AlreadyThere present ->
          Outcomes.failed(
              Sentence.of("step.await-pull.already-there", "image", workload.image())
                  .with("pod", present.pod()),
              Sentence.of("step.await-pull.already-there.remedy", "image", workload.image()));
      case Pull.Refused refused -> PullRefusal.outcome(refused, workload, run);
    };
  }
}
