package dev.lighterman.operation.remove;

import dev.lighterman.kubernetes.Workload;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.deploy.ClusterSteps;
import dev.lighterman.operation.deploy.DeployDetails;
import dev.lighterman.operation.remove.OwnedResources.NamespacedName;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Step;
import dev.lighterman.step.cloud.PutScopeMap;
import dev.lighterman.step.cloud.PutToken;
import dev.lighterman.step.cluster.CheckPull;
import dev.lighterman.step.cluster.DeployWorkload;
import dev.lighterman.step.cluster.PutPullSecret;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The objects that a deployment created in its cluster, from the stored plan; they may be gone by
 * now.
 */
record DeployedObjects(List<Step> steps) {
  DeployedObjects {
    steps = List.copyOf(steps);
  }

  /** Empty if the bot did not make the deployment. */
  static DeployedObjects of(OperationContext services, ArmId cluster, ArmId connectedRegistry) {
    return new DeployedObjects(
        services
            .siteRecords()
            .installation(cluster, connectedRegistry)
            .map(installation -> steps(installation.plan()))
            .orElse(List.of()));
  }

  /** The plan's steps and the manual steps of the site. */
  private static List<Step> steps(Plan plan) {
    Stream<Step> manual =
        plan.details() instanceof DeployDetails details
            ? ClusterSteps.manual(details).steps().stream()
            : Stream.of();
    return Stream.concat(plan.steps().stream().map(PlannedStep::step), manual).toList();
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  List<ArmId> tokens() {
    return each(PutToken.class).map(PutToken::id).toList();
  }

  List<ArmId> scopeMaps() {
    return each(PutScopeMap.class).map(PutScopeMap::id).toList();
  }

  Stream<NamespacedName> workloads() {
    return deployments().map(DeployedObjects::named);
  }

  /** The Deployments as they were created. */
  Stream<Workload> deployments() {
    return each(DeployWorkload.class).map(DeployWorkload::workload);
  }

  /** Check Jobs that a halted run may have left. */
  Stream<NamespacedName> checks() {
    return each(CheckPull.class).map(step -> named(step.workload()));
  }

  /** The recorded pull secrets, else the default name that a deployment would use. */
  Stream<NamespacedName> secrets(String connectedRegistry) {
    List<NamespacedName> recorded =
        each(PutPullSecret.class)
            .map(step -> new NamespacedName(step.namespace(), step.name()))
            .toList();
    return recorded.isEmpty()
        ? Stream.of(
            new NamespacedName(
                DeployDetails.DEFAULT_NAMESPACE, DeployDetails.pullTokenName(connectedRegistry)))
        : recorded.stream();
  }

  private <S extends Step> Stream<S> each(Class<S> kind) {
    return steps.stream().filter(kind::isInstance).map(kind::cast);
  }

  static NamespacedName named(Workload workload) {
    return new NamespacedName(workload.namespace(), workload.name());
  }
}
