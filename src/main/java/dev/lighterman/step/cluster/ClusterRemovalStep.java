package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Effect;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.KubectlCommand;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import java.time.Duration;
import java.util.List;

/** Deletes a Kubernetes object of a deployment; can't be undone. */
interface ClusterRemovalStep extends ClusterStep {
  String namespace();

  String name();

  /** The kind, as kubectl and effects name it. */
  String kind();

  @Override
  default List<Effect> effects() {
    String subject = kind() + "/" + namespace() + "/" + name();
    return List.of(new Effect(Effect.Kind.DELETE, subject, description()));
  }

  @Override
  default Duration expectedDuration() {
    return Duration.ofSeconds(2);
  }

  @Override
  default List<String> commands() {
    return List.of(
        KubectlCommand.line(context(), "delete", kind(), name(), "--namespace", namespace()));
  }

  boolean exists(Cluster cluster);

  @Override
  default ClusterRemovalStep refreshed(StepContext services, RunInfo run, Status reached) {
    StepOutcomes.refuseRefilled(
        reached,
        name(),
        () -> {
          try (Cluster cluster = services.cluster(context())) {
            return exists(cluster);
          }
        });
    return this;
  }

  @Override
  default StepOutcome undo(StepContext services, RunInfo run) {
    return StepOutcomes.staysDeleted();
  }
}
