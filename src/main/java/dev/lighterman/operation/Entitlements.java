package dev.lighterman.operation;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.Grant;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.Reach;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Right;
import dev.lighterman.request.Rights;
import dev.lighterman.request.Step;
import dev.lighterman.site.StoredDeployments;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which rights a plan takes that the bot does not have, asked before anything is changed. */
record Entitlements(Azure azure, Clusters clusters) {
  List<Sentence> missing(Plan plan) {
    Rights taken = Rights.union(plan.steps().stream().map(PlannedStep::step).map(Step::rights));
    List<Sentence> missing = new ArrayList<>(inAzure(plan, taken));
    Optional.ofNullable(plan.facts().get("context"))
        .ifPresent(context -> missing.addAll(inCluster(context, taken)));
    return missing;
  }

  private List<Sentence> inAzure(Plan plan, Rights taken) {
    Map<Right.On, List<Grant>> granted = new EnumMap<>(Right.On.class);
    return taken.arm().stream()
        .filter(right ->
            granted.computeIfAbsent(right.on(), on -> grants(plan, on)).stream()
                .noneMatch(grant -> grant.allows(right.action())))
        .map(right ->
            Sentence.of("right.arm", "action", right.action())
                .with("scope", scope(plan, right.on())))
        .toList();
  }

  private List<Grant> grants(Plan plan, Right.On on) {
    return switch (on) {
      case SUBSCRIPTION -> azure.permissions().onSubscription(plan.site().subscription());
      case REGISTRY -> azure.permissions().on(registry(plan));
      case CLUSTER -> azure.permissions().on(plan.site());
    };
  }

  private static String scope(Plan plan, Right.On on) {
    return switch (on) {
      case SUBSCRIPTION -> "/subscriptions/" + plan.site().subscription();
      case REGISTRY -> registry(plan).toString();
      case CLUSTER -> plan.site().toString();
    };
  }

  private static ArmId registry(Plan plan) {
    return ArmId.of(
            Optional.ofNullable(plan.facts().get(StoredDeployments.CONNECTED_REGISTRY))
                .orElseThrow())
        .parent();
  }

  private List<Sentence> inCluster(String context, Rights taken) {
    try (Cluster cluster = clusters.open(new Reach.Direct(context))) {
      return taken.kubernetes().stream()
          .filter(right ->
              !cluster.may(right.verb(), right.group(), right.resource(), right.namespace()))
          .map(right ->
              Sentence.of("right.kubernetes", "verb", right.verb())
                  .with("resource", right.resource())
                  .with("namespace", right.namespace())
                  .with("cluster", context))
          .toList();
    }
  }
}
