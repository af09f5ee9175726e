package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/**
 * Deletes the check Job and its pods.
 *
 * @param left whether another run left it, so that the plan shows the deletion as an effect
 */
public record RemoveCheck(String context, String namespace, String name, boolean left)
    implements ClusterRemovalStep {
  public static final Rights RIGHTS =
      Rights.kubernetes("batch", "jobs", "get", "delete")
          .and(Rights.kubernetes("", "pods", "list"));

  @Override
  public Sentence description() {
    return Sentence.of("step.remove-check", "name", name).with("namespace", namespace);
  }

  @Override
  public List<Effect> effects() {
    return left
        ? List.of(
            new Effect(
                Effect.Kind.DELETE,
                "job/" + namespace + "/" + name,
                Sentence.of("effect.check.left", "name", name).with("namespace", namespace)))
        : List.of();
  }

  @Override
  public String kind() {
    return "job";
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(namespace);
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(5);
  }

  @Override
  public boolean exists(Cluster cluster) {
    return cluster.checkJobs().find(namespace, name).isPresent();
  }

  @Override
  public StepOutcome ensure(Cluster cluster, StepContext services, RunInfo run) {
    return CheckJobDeletion.of(cluster, namespace, name);
  }
}
