package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Outcome;
import dev.lighterman.request.Rights;
import dev.lighterman.step.Edges;
import dev.lighterman.step.Outcomes;
import dev.lighterman.step.Run;
import dev.lighterman.value.Sentence;

/** The workload that proved the pull is gone. */
public record RemoveWorkload(String context, String namespace, String name)
    implements ClusterRemoval {
  public static final Rights RIGHTS = Rights.kubernetes("apps", "deployments", "get", "delete");

  @Override
  public Sentence says() {
    return Sentence.of("step.remove-workload", "name", name).with("namespace", namespace);
  }

  @Override
  public String kind() {
    return "deployment";
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(namespace);
  }

  @Override
  public Outcome ensure(Edges edges, Run run) {
    try (Cluster cluster = edges.cluster(context)) {
      cluster.deleteWorkload(namespace, name);
    }
    return Outcomes.gone(name);
  }
}
