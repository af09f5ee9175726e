package dev.lighterman.operation.deploy;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.Plan;
import dev.lighterman.step.cluster.DeployWorkload;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be seen before a run and may halt it later, but only may: who approves the plan decides.
 */
record DeployWarnings(Clusters clusters, DeploySnapshot snapshot) {
  /** The only one for which the extension gives nodes the registry's certificate. */
  private static final String CONTAINERD = "containerd";

  private static final String RESTRICTED = "restricted";

  Plan addedTo(Plan plan) {
    Plan warned = plan;
    for (Sentence warning : of(plan)) {
      warned = warned.withNote(warning);
    }
    return warned;
  }

  private List<Sentence> of(Plan plan) {
    return Stream.of(network(), runtime(), podSecurity(plan)).flatMap(Optional::stream).toList();
  }

  private Optional<Sentence> network() {
    return Optional.of(snapshot.registry())
        .filter(registry -> registry.closedNetwork())
        .map(registry ->
            Sentence.of("deploy.warning.network", "registry", registry.name())
                .with("site", snapshot.label())
                .with("host", registry.dataEndpointHost()));
  }

  private Optional<Sentence> runtime() {
    List<String> others =
        snapshot.cluster().runtimes().stream()
            .filter(runtime -> !runtime.equals(CONTAINERD))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Sentence.of("deploy.warning.runtime", "nodes", others.size())
                .with("runtimes", others.stream().distinct().sorted().toList()));
  }

  /** Where only restricted pods may run, nobody can tell if an image of others does. */
  private Optional<Sentence> podSecurity(Plan plan) {
    return plan.steps(DeployWorkload.class)
        .filter(deploy -> !deploy.workload().runsAsAnyUser())
        .findFirst()
        .filter(deploy -> isRestricted(deploy.context(), deploy.workload().namespace()))
        .map(deploy ->
            Sentence.of("deploy.warning.pod-security", "namespace", deploy.workload().namespace()));
  }

  private boolean isRestricted(String context, String namespace) {
    try (Cluster cluster = clusters.open(context)) {
      return cluster.podSecurityLevel(namespace).filter(RESTRICTED::equals).isPresent();
    } catch (OperatorMustAct _) {
      return false; // The bot may not look, which it needs for nothing else.
    }
  }
}
