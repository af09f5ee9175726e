package dev.lighterman.operation.repair;

import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Claim;
import dev.lighterman.request.Plan;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Set;

/** Builds a repair's plan from its values and from what the site is like now. */
record RepairPlan(OperationContext services, RepairDetails details, RepairedSite site) {
  Plan plan(List<Choice> choices) {
    PlannedRepair repair = repair();
    return new Plan(
        RepairOptions.VERB,
        site.cluster().id(),
        site.label(),
        repair.steps(),
        choices,
        claims(),
        details.planned(site.cluster().tags(), repair.manual().commands()),
        repair.hosts(),
        repair.notes());
  }

  private PlannedRepair repair() {
    return switch (details.cure()) {
      case DATA_ENDPOINT -> new DataEndpointRepair(site).plan();
      case PROVIDERS, SYNC_PASSWORD, SYNC_TOKEN, ACTIVATION, EXTENSION, REPOSITORIES, CLIENT_TOKEN ->
          throw new UnsupportedOperationException();
    };
  }

  /** What is shared is claimed alone, so that it can be repaired while a run is halted at a site. */
  private Set<Claim> claims() {
    ArmId cluster = site.cluster().id();
    Claim connectedRegistry = new Claim(details.connectedRegistry().toString());
    Claim ofSite = Claim.connectedRegistryOf(cluster);
    return switch (details.cure()) {
      case DATA_ENDPOINT -> Set.of(new Claim(site.registry().id() + "/data-endpoint"));
      case PROVIDERS -> Set.of(new Claim("/subscriptions/" + cluster.subscription() + "/providers"));
      case SYNC_PASSWORD, SYNC_TOKEN, ACTIVATION, EXTENSION, REPOSITORIES, CLIENT_TOKEN ->
          Set.of(connectedRegistry, ofSite);
    };
  }
}
