package dev.lighterman.site;

import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.store.Requests;
import dev.lighterman.value.ArmId;
import java.util.Optional;

/** What this bot itself deployed, by its own records. */
public final class SiteRecords {
  /** The fact under which a deployment's plan names its connected registry. */
  public static final String CONNECTED_REGISTRY = "connectedRegistry";

  private final Requests requests;

  public SiteRecords(Requests requests) {
    this.requests = requests;
  }

  /** The plan that made a site what it is, if it was this bot's. */
  public Optional<Plan> plan(ArmId site) {
    return requests.forSite(site).stream()
        .filter(SiteRecords::changedTheWorld)
        .findFirst()
        .flatMap(request -> Optional.ofNullable(request.plan()))
        .filter(plan -> plan.deploys());
  }

  /** The connected registry that this bot deployed to a site last. */
  public Optional<ArmId> connectedRegistry(ArmId site) {
    return plan(site)
        .flatMap(plan -> Optional.ofNullable(plan.facts().get(CONNECTED_REGISTRY)))
        .map(ArmId::of);
  }

  private static boolean changedTheWorld(Request request) {
    return switch (request.state()) {
      case RequestState.Succeeded _, RequestState.Left _ -> true;
      case RequestState.Running _, RequestState.Halted _, RequestState.Undoing _ -> true;
      case RequestState.Planning _, RequestState.Refused _ -> false;
      case RequestState.AwaitingApproval _, RequestState.Approved _ -> false;
      case RequestState.Rejected _, RequestState.Expired _, RequestState.Withdrawn _ -> false;
      case RequestState.Superseded _, RequestState.Undone _ -> false;
    };
  }
}
