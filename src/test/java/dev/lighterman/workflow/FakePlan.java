package dev.lighterman.workflow;

import dev.lighterman.request.Choice;
import dev.lighterman.request.Claim;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.PlainText;
import java.util.List;
import java.util.Set;

/** Plans of things for one site. */
final class FakePlan {
  private static final ArmId SITE =
      ArmId.of("2222", "edge", "Microsoft.Kubernetes/connectedClusters", "store-104");

  private FakePlan() {}

  static Plan of(PlannedStep... steps) {
    return of(List.of(), Set.of(), steps);
  }

  /** A plan that claims an address of the cluster. */
  static Plan claiming(String address, boolean typed, PlannedStep... steps) {
    var claim = new Claim("cluster/" + address);
    var choice = new Choice("address", address, PlainText.text("lowest free"), typed);
    return of(List.of(choice.with(claim)), Set.of(claim), steps);
  }

  static Plan of(List<Choice> choices, Set<Claim> claims, PlannedStep... steps) {
    return new Plan(
        "deploy",
        SITE,
        "store-104",
        List.of(steps),
        choices,
        claims,
        FakeDetails.NONE,
        List.of(),
        List.of());
  }
}
