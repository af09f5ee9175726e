package dev.lighterman.step.cluster;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Heading;
import dev.lighterman.request.Outcome;
import dev.lighterman.step.Edges;
import dev.lighterman.step.Ensured;
import dev.lighterman.step.Kubectl;
import dev.lighterman.step.Outcomes;
import dev.lighterman.step.Run;
import java.time.Duration;
import java.util.List;

/** Something that showed or made possible a pull is gone from a namespace, and stays gone. */
interface ClusterRemoval extends Ensured {
  /** How the cluster is reached. */
  String context();

  String namespace();

  String name();

  /** What it is, as kubectl and effects call it. */
  String kind();

  @Override
  default List<Effect> effects() {
    String subject = kind() + "/" + namespace() + "/" + name();
    return List.of(new Effect(Effect.Kind.DELETE, subject, says()));
  }

  @Override
  default Heading heading() {
    return Heading.POD;
  }

  @Override
  default Duration usually() {
    return Duration.ofSeconds(2);
  }

  @Override
  default List<String> commands() {
    return List.of(Kubectl.line(context(), "delete", kind(), name(), "--namespace", namespace()));
  }

  @Override
  default Outcome undo(Edges edges, Run run) {
    return Outcomes.staysDeleted();
  }
}
