package dev.lighterman.workflow.halted;

import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.evidence.EvidenceReader;
import dev.lighterman.durable.Task;
import dev.lighterman.durable.TaskResult;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.HaltDiagnosis;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.site.Site;
import dev.lighterman.store.Requests;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.TryLater;
import dev.lighterman.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task that looks at the site of a run that halted, as {@code doctor} does, and records what is
 * wrong there. It was scheduled with the halt, so that it looks again after a crash.
 */
public final class DiagnoseHalt implements Task.Handler {
  private static final Logger log = LoggerFactory.getLogger(DiagnoseHalt.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

  /** After this time the site may no longer be as it was when the run halted. */
  private static final Duration RECENT = Duration.ofMinutes(15);

  private final Requests requests;
  private final Workflow workflow;
  private final InstantSource clock;
  private final VisibleSites sites;
  private final SiteLook look;

  public DiagnoseHalt(OperationContext services, Workflow workflow) {
    this(
        services.requests(),
        workflow,
        services.clock(),
        intent -> services.inventory().recentSnapshot(intent).sites(),
        siteLook(services));
  }

  DiagnoseHalt(
      Requests requests,
      Workflow workflow,
      InstantSource clock,
      VisibleSites sites,
      SiteLook look) {
    this.requests = requests;
    this.workflow = workflow;
    this.clock = clock;
    this.sites = sites;
    this.look = look;
  }

  /** The sites that whoever asked for this may see where they asked. */
  interface VisibleSites {
    List<Site> to(Intent intent);
  }

  /** What can be seen of a site in the time that there is; {@code now} is on the bot's clock. */
  interface SiteLook {
    SiteEvidence at(Site site, Instant now);
  }

  private static SiteLook siteLook(OperationContext services) {
    var reader = new EvidenceReader(services.azure(), services.clusters(), services.requests());
    return (site, now) -> reader.read(site, now, services.timeouts().diagnosis());
  }

  @Override
  public TaskResult run(String instance) {
    Optional<Request> request = requests.find(RequestNumber.typed(instance).orElseThrow());
    if (request.isEmpty() || !isRecent(request.get())) {
      return TaskResult.done();
    }
    try {
      ExternalCalls.onlyReading(() -> diagnosis(request.get()))
          .ifPresent(found -> workflow.diagnosed(request.get(), found));
    } catch (TryLater later) {
      return TaskResult.again(later.afterAtLeast(SHORTEST_PAUSE));
    } catch (OperatorMustAct blind) {
      log.atWarn()
          .addKeyValue("request", request.get().number())
          .setCause(blind)
          .log("can't look why a run halted");
    }
    return TaskResult.done();
  }

  private boolean isRecent(Request request) {
    return request.state() instanceof Halted halted
        && halted.undiagnosed()
        && clock.instant().isBefore(halted.at().plus(RECENT));
  }

  /** What halted it, at a site that whoever asked for it may see. */
  private Optional<HaltDiagnosis> diagnosis(Request request) {
    Plan plan = Objects.requireNonNull(request.plan());
    Instant now = clock.instant();
    return sites.to(request.intent()).stream()
        .filter(site -> site.id().equals(plan.site()))
        .findFirst()
        .flatMap(site -> diagnosis(request, site, now));
  }

  private Optional<HaltDiagnosis> diagnosis(Request request, Site site, Instant now) {
    return HaltCause.of(request, site).flatMap(halt -> halt.in(look.at(site, now)));
  }
}
