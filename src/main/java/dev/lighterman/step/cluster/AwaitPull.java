package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Heading;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Rights;
import dev.lighterman.step.Edges;
import dev.lighterman.step.Ensured;
import dev.lighterman.step.Kubectl;
import dev.lighterman.step.Outcomes;
import dev.lighterman.step.Run;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/**
 * A pod has really pulled its image from the connected registry. An image that was already on the
 * node proves nothing; one that was pulled and ended by itself does.
 */
public record AwaitPull(String context, Workload workload) implements Ensured {
  public static final Rights RIGHTS =
      Rights.kubernetes("", "pods", "list").and(Rights.kubernetes("", "events", "list"));

  @Override
  public Sentence says() {
    return Sentence.of("step.await-pull", "image", workload.image());
  }

  @Override
  public List<Effect> effects() {
    return List.of();
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(workload.namespace());
  }

  @Override
  public Heading heading() {
    return Heading.POD;
  }

  @Override
  public Duration usually() {
    return Duration.ofSeconds(15);
  }

  @Override
  public List<String> commands() {
    return List.of(Kubectl.pulls(context, workload.namespace()));
  }

  @Override
  public Outcome ensure(Edges edges, Run run) {
    try (Cluster cluster = edges.cluster(context)) {
      return PullLook.at(cluster, workload, run, says());
    }
  }

  @Override
  public Outcome undo(Edges edges, Run run) {
    return Outcomes.nothingToUndo();
  }
}
