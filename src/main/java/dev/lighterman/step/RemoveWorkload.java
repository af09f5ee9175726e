package dev.lighterman.step;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Heading;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Rights;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/** The workload that proved the pull is gone. */
public record RemoveWorkload(String context, String namespace, String name) implements Ensured {
  static final Rights RIGHTS = Rights.kubernetes("apps", "deployments", "get", "delete");

  @Override
  public Sentence says() {
    return Sentence.of("step.remove-workload", "name", name).with("namespace", namespace);
  }

  @Override
  public List<Effect> effects() {
    return List.of(new Effect(Effect.Kind.DELETE, "deployment/" + namespace + "/" + name, says()));
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(namespace);
  }

  @Override
  public Heading heading() {
    return Heading.POD;
  }

  @Override
  public Duration usually() {
    return Duration.ofSeconds(2);
  }

  @Override
  public List<String> commands() {
    return List.of(Kubectl.line(context, "delete", "deployment", name, "--namespace", namespace));
  }

  @Override
  public Outcome ensure(Edges edges, Run run) {
    try (Cluster cluster = edges.cluster(context)) {
      cluster.deleteWorkload(namespace, name);
    }
    return Outcomes.gone(name);
  }

  @Override
  public Outcome undo(Edges edges, Run run) {
    return Outcomes.staysDeleted();
  }
}
