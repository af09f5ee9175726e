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
import java.util.Optional;

/** A Deployment runs an image from the connected registry, as the quickstart's last page does. */
public record DeployWorkload(String context, Workload workload) implements Ensured {
  public static final Rights RIGHTS =
      Rights.kubernetes("apps", "deployments", "get", "create", "patch", "delete");

  @Override
  public Sentence says() {
    return Sentence.of("step.deploy-workload", "name", workload.name())
        .with("image", workload.image());
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            Effect.Kind.CREATE,
            "deployment/" + workload.namespace() + "/" + workload.name(),
            Sentence.of("effect.workload", "name", workload.name())
                .with("namespace", workload.namespace())
                .with("image", workload.image())));
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
    return Duration.ofSeconds(1);
  }

  @Override
  public List<String> commands() {
    return List.of(Kubectl.apply(context, Manifest.deployment(workload)));
  }

  @Override
  public List<String> undoCommands() {
    return new RemoveWorkload(context, workload.namespace(), workload.name()).commands();
  }

  @Override
  public Outcome ensure(Edges edges, Run run) {
    try (Cluster cluster = edges.cluster(context)) {
      Optional<Workload> seen = cluster.workload(workload.namespace(), workload.name());
      if (seen.isPresent() && !ours(cluster, run)) {
        return Outcomes.foreign(workload.name());
      }
      if (seen.filter(workload::equals).isEmpty()) {
        cluster.putWorkload(workload);
      }
    }
    return Outcomes.done(Sentence.of("step.deploy-workload.done", "name", workload.name()));
  }

  private boolean ours(Cluster cluster, Run run) {
    return cluster
        .workloadCreated(workload.namespace(), workload.name())
        .filter(run::bore)
        .isPresent();
  }

  @Override
  public Outcome undo(Edges edges, Run run) {
    try (Cluster cluster = edges.cluster(context)) {
      if (cluster.workloadExists(workload.namespace(), workload.name()) && !ours(cluster, run)) {
        return Outcomes.notOurs(workload.name());
      }
      cluster.deleteWorkload(workload.namespace(), workload.name());
    }
    return Outcomes.gone(workload.name());
  }
}
