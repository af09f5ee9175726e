package dev.lighterman.site;

import dev.lighterman.request.Claim;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.store.RequestListing.Effect;
import dev.lighterman.store.Requests;
import dev.lighterman.store.StoredRequest;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What this bot's own records say of what runs at a site. */
public final class SiteRecords {
  private final Requests requests;

  public SiteRecords(Requests requests) {
    this.requests = requests;
  }

  /**
   * An installation by this bot.
   *
   * @param connectedRegistry what it installed, which may be gone by now
   */
  public record RecordedInstallation(RequestNumber request, Plan plan, ArmId connectedRegistry) {}

  /**
   * The installations at a site that no later removal has taken away, the newest first. Only a
   * removal that succeeded is sure to have taken its connected registry away; what is left after
   * another one has to be looked at. What this version can't read says nothing.
   */
  public List<RecordedInstallation> installations(ArmId site) {
    var installations = new ArrayList<RecordedInstallation>();
    Set<Claim> removed = new HashSet<>();
    for (Request request : requests.forSite(site)) {
      Plan plan = request.plan();
      if (plan == null || !request.state().hasEffects()) {
        continue;
      }
      Optional<ArmId> after = plan.details().connectedRegistryAfter();
      plan.details()
          .installs()
          .filter(id -> !removed.contains(new Claim(id.toString())))
          .ifPresent(id -> installations.add(new RecordedInstallation(request.number(), plan, id)));
      if (after.isEmpty() && request.state() instanceof RequestState.Succeeded) {
        removed.addAll(plan.claims());
      }
    }
    return installations;
  }

  /** The last installation of a connected registry at a site. */
  public Optional<RecordedInstallation> installation(ArmId site, ArmId connectedRegistry) {
    return installations(site).stream()
        .filter(each -> each.connectedRegistry().equals(connectedRegistry))
        .findFirst();
  }

  /** The request that last changed a site; it may be one that this version can't read. */
  public Optional<RequestNumber> lastChange(ArmId site) {
    return requests.newest(site, RequestState::hasEffects).map(StoredRequest::number);
  }

  /** The sites with {@link #installations}. */
  public Set<ArmId> installedSites() {
    return installingRequests().keySet();
  }

  /** When a run last ended or halted: what was looked at before may be out of date. */
  Optional<Instant> lastSettled() {
    return requests.listing().lastSettled();
  }

  /**
   * A connected registry that a request installed at a site.
   *
   * @param connectedRegistry what it installed, which may be gone by now
   */
  record InstallingRequest(RequestNumber request, ArmId connectedRegistry) {}

  /** The same as {@link #installations} for all sites, without the plans. */
  Map<ArmId, List<InstallingRequest>> installingRequests() {
    var found = new HashMap<ArmId, List<InstallingRequest>>();
    var removed = new HashMap<ArmId, Set<Claim>>();
    for (Effect effect : requests.listing().effects()) {
      Set<Claim> gone = removed.computeIfAbsent(effect.site(), _ -> new HashSet<>());
      ArmId id = effect.installed();
      if (id != null && !gone.contains(new Claim(id.toString()))) {
        found
            .computeIfAbsent(effect.site(), _ -> new ArrayList<>())
            .add(new InstallingRequest(effect.request(), id));
      }
      gone.addAll(effect.removed());
    }
    return found;
  }
}
