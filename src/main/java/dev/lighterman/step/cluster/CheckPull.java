package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.CheckJob;
import dev.lighterman.kubernetes.CheckJobs;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.KubectlCommand;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs a Job that pulls an image from the connected registry. {@link RemoveCheck} deletes the Job
 * in a later step, after the result is stored.
 */
public record CheckPull(String context, Workload workload) implements ClusterStep {
  public static final Rights RIGHTS =
      Rights.kubernetes("batch", "jobs", "get", "create", "delete")
          .and(Rights.kubernetes("", "pods", "list"))
          .and(Rights.kubernetes("", "events", "list"));

  @Override
  public Sentence description() {
    return Sentence.of("step.check-pull", "name", workload.name()).with("image", workload.image());
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            Effect.Kind.PASSING,
            "job/" + workload.namespace() + "/" + workload.name(),
            Sentence.of("effect.check", "name", workload.name())
                .with("namespace", workload.namespace())
                .with("image", workload.image())));
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(workload.namespace());
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(15);
  }

  @Override
  public List<String> commands() {
    return List.of(
        KubectlCommand.create(context, WorkloadManifest.job(workload)),
        KubectlCommand.pulls(context, workload.namespace()));
  }

  @Override
  public List<String> undoCommands() {
    return new RemoveCheck(context, workload.namespace(), workload.name(), true).commands();
  }

  @Override
  public StepOutcome ensure(Cluster cluster, StepContext services, RunInfo run) {
    CheckJobs jobs = cluster.checkJobs();
    Optional<CheckJob> job = jobs.find(workload.namespace(), workload.name());
    if (job.isEmpty()) {
      jobs.create(workload, run.mark());
      return StepOutcomes.wait(description());
    }
    if (!job.get().ours()) {
      return StepOutcomes.conflict(workload.name());
    }
    if (job.get().deleting() || stale(cluster, job.get(), run)) {
      jobs.delete(workload.namespace(), workload.name());
      return StepOutcomes.wait(description());
    }
    return new PullObservation(cluster, workload, run).outcome(description());
  }

  /**
   * Whether the Job is from another run, for another image, finished with its pods gone, or from
   * before a halt and could create no pod: its controller may try again only after a quarter of an
   * hour.
   */
  private boolean stale(Cluster cluster, CheckJob job, RunInfo run) {
    return !run.created(job.request())
        || (run.isFirstAttempt() && cluster.podCreationFailure(workload).isPresent())
        || !job.image().equals(workload.image())
        || (job.finished() && cluster.pods(workload.namespace(), workload.labels()).isEmpty());
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    try (Cluster cluster = services.cluster(context)) {
      Optional<CheckJob> job = cluster.checkJobs().find(workload.namespace(), workload.name());
      if (job.filter(found -> !run.created(found.request())).isPresent()) {
        return StepOutcomes.notOurs(workload.name());
      }
      return job.isEmpty() && run.isFirstAttempt()
          ? StepOutcomes.neverChanged(workload.name())
          : CheckJobDeletion.of(cluster, workload.namespace(), workload.name());
    }
  }
}
