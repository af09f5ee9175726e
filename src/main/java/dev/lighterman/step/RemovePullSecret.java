package dev.lighterman.step;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Heading;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Rights;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;

/** A pull secret is gone from the cluster. */
public record RemovePullSecret(String context, String namespace, String name) implements Ensured {
  static final Rights RIGHTS = Rights.kubernetes("", "secrets", "get", "delete");

  @Override
  public Sentence says() {
    return Sentence.of("step.remove-pull-secret", "name", name).with("namespace", namespace);
  }

  @Override
  public List<Effect> effects() {
    return List.of(new Effect(Effect.Kind.DELETE, "secret/" + namespace + "/" + name, says()));
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
    return List.of(Kubectl.line(context, "delete", "secret", name, "--namespace", namespace));
  }

  @Override
  public Outcome ensure(Edges edges, Run run) {
    try (Cluster cluster = edges.cluster(context)) {
      cluster.deletePullSecret(namespace, name);
    }
    return Outcomes.gone(name);
  }

  @Override
  public Outcome undo(Edges edges, Run run) {
    return Outcomes.staysDeleted();
  }
}
