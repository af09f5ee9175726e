package dev.lighterman.site;

import dev.lighterman.request.Plan;
import dev.lighterman.request.RequestState;
import dev.lighterman.store.Requests;
import dev.lighterman.store.StoredRequest;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestNumber;
import java.util.Optional;

/** What this bot's own records say of what runs at a site. */
public final class SiteRecords {
  private final Requests requests;

  public SiteRecords(Requests requests) {
    this.requests = requests;
  }

  /**
   * The plan that last changed a site, if it was a deployment by this bot. What this version can't
   * read says nothing, and neither do the plans before it.
   */
  public Optional<Plan> plan(ArmId site) {
    return requests
        .newest(site, SiteRecords::hasEffects)
        .flatMap(StoredRequest::readable)
        .flatMap(request -> Optional.ofNullable(request.plan()))
        .filter(plan -> plan.details().connectedRegistryAfter().isPresent());
  }

  /** The connected registry that a site runs by our records. */
  public Optional<ArmId> connectedRegistry(ArmId site) {
    return plan(site).flatMap(plan -> plan.details().connectedRegistryAfter());
  }

  /** The request that last changed a site; it may be one that this version can't read. */
  public Optional<RequestNumber> lastChange(ArmId site) {
    return requests.newest(site, SiteRecords::hasEffects).map(StoredRequest::number);
  }

  private static boolean hasEffects(RequestState state) {
    return switch (state) {
      case RequestState.Succeeded _, RequestState.Left _ -> true;
      case RequestState.Running _, RequestState.Halted _, RequestState.Undoing _ -> true;
      case RequestState.Resuming _, RequestState.AwaitingReapproval _ -> true;
      case RequestState.Planning _, RequestState.Refused _ -> false;
      case RequestState.AwaitingApproval _, RequestState.Approved _ -> false;
      case RequestState.Rejected _, RequestState.Expired _, RequestState.Withdrawn _ -> false;
      case RequestState.Superseded _, RequestState.Undone _ -> false;
    };
  }
}
