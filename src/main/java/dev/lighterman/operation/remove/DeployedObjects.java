package dev.lighterman.operation.remove;

import dev.lighterman.kubernetes.Workload;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.deploy.ClusterSteps;
import dev.lighterman.operation.deploy.DeployDetails;
import dev.lighterman.operation.remove.OwnedResources.NamespacedName;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Step;
import dev.lighterman.step.cluster.CheckPull;
import dev.lighterman.step.cluster.DeployWorkload;
import dev.lighterman.step.cluster.PutPullSecret;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a deployment put in its cluster, by our records; whether it is still there, only the cluster
 * knows.
 */
record DeployedObjects(List<Step> steps) {
  DeployedObjects {
    steps = List.copyOf(steps);
  }

  /** Nothing where the deployment was not ours. */
  static DeployedObjects to(OperationContext services, ArmId cluster) {
    return new DeployedObjects(
        services.siteRecords().plan(cluster).map(DeployedObjects::steps).orElse(List.of()));
  }

  /** What a deployment did, and what the people at the site did for it. */
  private static List<Step> steps(Plan plan) {
    Stream<Step> manual =
        plan.details() instanceof DeployDetails details
            ? ClusterSteps.manual(details).steps().stream()
            : Stream.of();
    return Stream.concat(plan.steps().stream().map(PlannedStep::step), manual).toList();
  }

  Stream<NamespacedName> workloads() {
    return each(DeployWorkload.class).map(step -> named(step.workload()));
  }

  /** A check that a run left behind when it halted. */
  Stream<NamespacedName> checks() {
    return each(CheckPull.class).map(step -> named(step.workload()));
  }

  /** As our records say, else by the name that a deployment would give. */
  Stream<NamespacedName> secrets(String connectedRegistry) {
    List<NamespacedName> recorded =
        each(PutPullSecret.class)
            .map(step -> new NamespacedName(step.namespace(), step.name()))
            .toList();
    return recorded.isEmpty()
        ? Stream.of(new NamespacedName("default", DeployDetails.pullTokenName(connectedRegistry)))
        : recorded.stream();
  }

  private <S extends Step> Stream<S> each(Class<S> kind) {
    return steps.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static NamespacedName named(Workload workload) {
    return new NamespacedName(workload.namespace(), workload.name());
  }
}
