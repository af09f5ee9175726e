package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.CheckJob;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Outcome;
import dev.lighterman.step.Outcomes;
import dev.lighterman.value.Sentence;
import java.util.Map;
import java.util.Optional;

/** Takes a check's Job away, and is through once its pods are gone, too. */
final class CheckRemoval {
  private CheckRemoval() {}

  static Outcome of(Cluster cluster, String namespace, String name) {
    Optional<CheckJob> job = cluster.checkJobs().find(namespace, name);
    if (job.isPresent() && !job.get().ours()) {
      return Outcomes.notOurs(name);
    }
    if (job.isPresent()) {
      cluster.checkJobs().delete(namespace, name);
    }
    return job.isPresent() || !cluster.pods(namespace, Map.of("job-name", name)).isEmpty()
        ? Outcomes.wait(Sentence.of("step.remove-check.waiting", "name", name))
        : Outcomes.gone(name);
  }
}
