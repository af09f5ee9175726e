package dev.lighterman.operation.repair;

import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.operation.ScopeMapActions;
import dev.lighterman.operation.StepGraph;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.cloud.PutScopeMap;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds repositories to what the connected registry synchronizes, and to what its clients may pull.
 * For a read-only one directly below the cloud registry: others need more rights than to read, or
 * the same rights for their parents.
 */
record RepositoryRepair(RegistryTokens tokens, RepairedSite site, List<Repository> repositories) {
  private static final String READ_ONLY = "ReadOnly";

  PlannedRepair plan() {
    refuseOthers();
    List<PutScopeMap> steps = steps();
    if (steps.stream().noneMatch(ScopeMapAdditions::changes)) {
      throw new AskerMustAct(
          Sentence.of("repair.nothing.repositories", "name", site.name())
              .with("repositories", repositories.stream().map(Repository::name).toList()));
    }
    var graph = new StepGraph();
    for (PutScopeMap step : steps) {
      graph.add("put-scope-map-" + (graph.steps().size() + 1), step);
    }
    return new PlannedRepair(graph, List.of());
  }

  private void refuseOthers() {
    boolean isReadOnly = site.connected().mode().equalsIgnoreCase(READ_ONLY);
    if (!isReadOnly || site.connected().parent() != null) {
      throw new AskerMustAct(
          Sentence.of("repair.permissions-by-hand", "name", site.name())
              .with("registry", site.registry().name()));
    }
  }

  private List<PutScopeMap> steps() {
    var additions = new ScopeMapAdditions(tokens);
    ArmId syncScopeMap = SyncTokenRepair.token(tokens, site).scopeMap();
    var steps = new ArrayList<PutScopeMap>();
    steps.add(
        additions
            .with(
                CredentialPurpose.SYNC,
                syncScopeMap,
                ScopeMapActions.sync(new ConnectedRegistryName(site.name()), repositories))
            .orElseThrow(() ->
                new AskerMustAct(
                    Sentence.of("repair.system-scope-map", "name", syncScopeMap.name()))));
    site.connected().clientTokens().stream()
        .map(tokens::token)
        .flatMap(Optional::stream)
        .map(RegistryToken::scopeMap)
        .distinct()
        .filter(id -> !id.equals(syncScopeMap))
        .flatMap(id ->
            additions
                .with(CredentialPurpose.CLIENT, id, ScopeMapActions.pull(repositories))
                .stream())
        .forEach(steps::add);
    return steps;
  }
}
