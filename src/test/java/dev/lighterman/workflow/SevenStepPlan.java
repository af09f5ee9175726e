package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.FakeStep.kept;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.settings.StoreSettings;
import java.time.InstantSource;
import java.util.List;

/** A deployment in steps that only make things, in the order in which they need each other. */
final class SevenStepPlan {
  static final PlannedStep[] DEPLOY = {
    kept("data-endpoint"),
    created("scope-map"),
    created("token", "scope-map"),
    created("connected-registry", "data-endpoint", "token"),
    created("client-token", "connected-registry"),
    created("extension", "connected-registry"),
    created("workload", "extension", "client-token")
  };
  static final List<String> DEPLOYED =
      List.of(
          "client-token",
          "connected-registry",
          "data-endpoint",
          "extension",
          "scope-map",
          "token",
          "workload");

  private SevenStepPlan() {}

  /** An office that plans them in a fresh database, where the data endpoint is there already. */
  static WorkflowFixture office(StoreSettings settings, InstantSource clock) {
    var fixture = new WorkflowFixture(settings, clock, 1);
    fixture.plan(DEPLOY);
    fixture.world.add("data-endpoint");
    return fixture;
  }
}
