package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.CheckJob;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.ResourceKind;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;
import java.util.Map;
import java.util.Optional;

/** Deletes a check Job; done once its pods are gone too. */
final class CheckJobDeletion {
  private CheckJobDeletion() {}

  static StepOutcome of(Cluster cluster, String namespace, String name) {
    Optional<CheckJob> job = cluster.checkJobs().find(namespace, name);
    if (job.isPresent() && !job.get().ours()) {
      return StepOutcomes.notOurs(name);
    }
    if (job.isPresent()) {
      cluster.checkJobs().delete(namespace, name);
    }
    return job.isPresent() || !cluster.pods(namespace, Map.of("job-name", name)).isEmpty()
        ? StepOutcomes.wait(Sentence.of("step.remove-check.waiting", "name", name))
        : StepOutcomes.gone(ResourceKind.JOB, name);
  }
}
