package dev.lighterman.operation.remove;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.operation.ManualSteps;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Claim;
import dev.lighterman.request.Plan;
import dev.lighterman.step.cloud.RemoveRegistryResource;
import dev.lighterman.step.cluster.RemoveCheck;
import dev.lighterman.step.cluster.RemovePullSecret;
import dev.lighterman.step.cluster.RemoveWorkload;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a removal's plan: dependents first, such as the connected registry before its tokens. */
record RemovePlan(
    OperationContext services,
    ArcCluster arc,
    String label,
    @Nullable String context,
    RemovalTarget target) {
  Plan plan(List<Choice> choices) {
    ArmId connectedRegistry = target.connectedRegistry();
    OwnedResources owned = OwnedResources.of(services, cluster(), context, connectedRegistry);
    var graph = new StepGraph();
    var manualGraph = new StepGraph();
    inCluster(owned, context == null ? manualGraph : graph);
    inAzure(owned, graph);
    var manualSteps = ManualSteps.of(manualGraph);
    return new Plan(
        Remove.VERB,
        cluster(),
        label,
        graph.steps(),
        choices,
        claims(),
        new RemoveDetails(
            connectedRegistry,
            target.nameTyped(),
            context,
            arc.tags(),
            manualSteps.commands().orElse(null),
            owned.restoration()),
        List.of(),
        notes(owned, manualSteps));
  }

  private ArmId cluster() {
    return arc.id();
  }

  private void inCluster(OwnedResources owned, StepGraph graph) {
    String kubeContext = context == null ? arc.name() : context;
    owned
        .workloads()
        .forEach(each ->
            graph.add(
                "remove-workload", new RemoveWorkload(kubeContext, each.namespace(), each.name())));
    owned
        .checks()
        .forEach(each ->
            graph.add(
                "remove-check", new RemoveCheck(kubeContext, each.namespace(), each.name(), true)));
    owned
        .secrets()
        .forEach(each ->
            graph.add(
                "remove-pull-secret",
                new RemovePullSecret(kubeContext, each.namespace(), each.name()),
                "remove-workload",
                "remove-check"));
  }

  private void inAzure(OwnedResources owned, StepGraph graph) {
    owned
        .extension()
        .ifPresent(removal -> graph.add("remove-extension", removal, "remove-workload"));
    owned
        .connectedRegistry()
        .ifPresent(id ->
            graph.add(
                "remove-connected-registry", new RemoveRegistryResource(id), "remove-extension"));
    credentials(owned.credentials(), graph);
  }

  private static void credentials(OwnedTokens own, StepGraph graph) {
    for (ArmId token : own.tokens()) {
      graph.add(stepId(own, token), new RemoveRegistryResource(token), "remove-connected-registry");
    }
    int count = 1;
    for (var each : own.scopeMaps().entrySet()) {
      String[] users =
          each.getValue().stream().map(token -> stepId(own, token)).toArray(String[]::new);
      graph.add("remove-scope-map-" + count, new RemoveRegistryResource(each.getKey()), users);
      count++;
    }
  }

  private static String stepId(OwnedTokens own, ArmId token) {
    return "remove-token-" + (own.tokens().indexOf(token) + 1);
  }

  private List<Sentence> notes(OwnedResources owned, ManualSteps manualSteps) {
    List<Sentence> notes = new ArrayList<>();
    if (arc.outOfTouch() && owned.extension().isPresent()) {
      notes.add(
          Sentence.of("remove.warning.agents", "site", label)
              .with("connectivity", Sentence.of("connection.arc", "state", arc.connectivity())));
    }
    if (context == null) {
      notes.add(
          Sentence.of("remove.left.elsewhere", "site", label).with("what", manualSteps.effects()));
    }
    owned.kept().forEach(effect -> notes.add(effect.says()));
    return notes;
  }

  private Set<Claim> claims() {
    return Set.of(
        new Claim(target.connectedRegistry().toString()), Claim.connectedRegistryOf(cluster()));
  }
}
