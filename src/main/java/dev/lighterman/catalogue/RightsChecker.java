package dev.lighterman.catalogue;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.Permission;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Right;
import dev.lighterman.request.Rights;
import dev.lighterman.request.Step;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Finds the rights that the bot lacks, before anything is changed. */
public record RightsChecker(Azure azure, Clusters clusters) {
  private static final String PULL_READ = "Microsoft.ContainerRegistry/registries/pull/read";

  /** The rights that a plan's steps need and the bot lacks. */
  List<Sentence> missing(Plan plan) {
    Rights needed = Rights.union(plan.steps().stream().map(PlannedStep::step).map(Step::rights));
    List<Sentence> missing = new ArrayList<>();
    for (Right.On on : Right.On.values()) {
      missing.addAll(missing(needed, on, scope(plan, on)));
    }
    missing.addAll(missingInCluster(plan, needed));
    return missing;
  }

  private List<Sentence> missingInCluster(Plan plan, Rights needed) {
    String context = plan.details().rightsScope().context();
    if (context == null) {
      return needed.kubernetes().stream()
          .map(right -> right(right, plan.siteName()))
          .map(right -> Sentence.of("right.unchecked", "right", right))
          .toList();
    }
    try (Cluster cluster = clusters.open(context)) {
      return missing(needed, cluster, plan.siteName());
    }
  }

  /** The scope to check; a plan without a registry uses the subscription for registry rights. */
  private static String scope(Plan plan, Right.On on) {
    ArmId registry = plan.details().rightsScope().registry();
    String subscription = "/subscriptions/" + plan.site().subscription();
    return switch (on) {
      case SUBSCRIPTION -> subscription;
      case REGISTRY -> registry == null ? subscription : registry.toString();
      case CLUSTER -> plan.site().toString();
    };
  }

  /**
   * The ARM actions of one resource kind that are not allowed in a scope.
   *
   * @param scope the ARM id of a registry, a cluster or a subscription ({@code /subscriptions/…})
   */
  public List<Sentence> missing(Rights needed, Right.On on, String scope) {
    List<Right.Arm> checked = needed.arm().stream().filter(right -> right.on() == on).toList();
    List<Permission> granted = checked.isEmpty() ? List.of() : azure.permissions().list(scope);
    return checked.stream()
        .map(Right.Arm::action)
        .filter(action -> granted.stream().noneMatch(permission -> permission.allows(action)))
        .filter(action -> !action.equals(PULL_READ) || !givesAccessByRepository(scope))
        .map(action -> Sentence.of("right.arm", "action", action).with("scope", scope))
        .toList();
  }

  /**
   * Whether a scope is a registry in which no ARM action lets anybody read images, but roles with
   * data actions do (ABAC). Their conditions are evaluated by repository, so nothing but reading
   * tells whether they suffice; planning does that.
   */
  private boolean givesAccessByRepository(String scope) {
    try {
      return ArmId.maybe(scope)
          .flatMap(azure.registries()::get)
          .filter(CloudRegistry::abac)
          .isPresent();
    } catch (OperatorMustAct _) {
      return false;
    }
  }

  /** The Kubernetes rights that the bot lacks in a cluster. */
  public List<Sentence> missing(Rights needed, Cluster cluster, String name) {
    return needed.kubernetes().stream()
        .filter(right ->
            !cluster.isAllowed(right.verb(), right.group(), right.resource(), right.namespace()))
        .map(right -> right(right, name))
        .toList();
  }

  private static Sentence right(Right.Kubernetes right, String cluster) {
    return Sentence.of("right.kubernetes", "verb", right.verb())
        .with("resource", right.resource())
        .with("namespace", right.namespace())
        .with("cluster", cluster);
  }
}
