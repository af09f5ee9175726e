package dev.lighterman.operation.repair;

import dev.lighterman.operation.StepGraph;
import dev.lighterman.step.cloud.DeactivateConnectedRegistry;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;

/** Deactivates the connected registry; its pod activates it again by itself. */
record ActivationRepair(RepairedSite site) {
  private static final String DEACTIVATE = "deactivate";

  PlannedRepair plan() {
    if (!site.connected().active()) {
      throw new AskerMustAct(Sentence.of("repair.nothing.activation", "name", site.name()));
    }
    var graph =
        new StepGraph()
            .add(DEACTIVATE, new DeactivateConnectedRegistry(site.connected().id(), false));
    var verification = new Verification(site);
    verification.addTo(graph, DEACTIVATE);
    return new PlannedRepair(graph, verification.notes());
  }
}
