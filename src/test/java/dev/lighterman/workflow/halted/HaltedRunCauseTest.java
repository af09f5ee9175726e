package dev.lighterman.workflow.halted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.diagnosis.SampleEvidence;
import dev.lighterman.kubernetes.ClusterAccess;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Details;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.InertStep;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Moving;
import dev.lighterman.request.RequestState.Running;
import dev.lighterman.request.RequestState.Undoing;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.site.Installation;
import dev.lighterman.site.SampleSites;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteLabel;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the run that halted tells before anything is seen of its site. */
final class HaltedRunCauseTest {
  private static final Instant NOW = SampleEvidence.NOW;
  private static final Person AMINA = new Person("U01ASKER");
  private static final String REFUSED = "azure.refused";
  private static final Authority BY_RULE = new Authority.Policy("edge changes");
  private static final Running RUNNING = new Running(BY_RULE, NOW);

  private static final Details SERVING =
      new Serving(
          Optional.of(
              ArmId.of("1111", "cloud", "Microsoft.ContainerRegistry/registries", "prodacr")
                  .child("connectedRegistries", "store104")));

  private static final Site SITE =
      new Site(
          SampleSites.arc(SampleSites.cluster("2222", "edge", "store-104"), Map.of()),
          new SiteLabel("edge/store-104 (Retail)", SiteLabel.Qualifier.SUBSCRIPTION),
          new ClusterAccess.None(),
          null,
          new Installation(null, Installation.Source.UNKNOWN, null, null));

  @Test
  void onlyAStepThatFailedHasACauseAtTheSite() {
    assertEquals(Optional.empty(), HaltCause.of(request(SERVING, RUNNING), SITE));
    assertEquals(
        Optional.empty(),
        HaltCause.of(request(SERVING, RUNNING.halt(new Halt.Stopped(AMINA), NOW)), SITE));
  }

  @Test
  void whatARunNeededIsToldByTheStepThatFailed() {
    assertEquals(cause(Phase.EXTENSION, true, false), failed("install", REFUSED, SERVING, RUNNING));
    assertEquals(cause(Phase.VERIFICATION, true, false), failed("sync", REFUSED, SERVING, RUNNING));
    assertEquals(
        cause(Phase.VERIFICATION, true, true),
        failed("sync", "workflow.waited-too-long", SERVING, RUNNING));
  }

  @Test
  void aRunThatRemovesOrIsUndoneMakesNoSiteWork() {
    assertEquals(
        cause(Phase.EXTENSION, false, false),
        failed("install", REFUSED, FakeDetails.NONE, RUNNING));
    assertEquals(
        cause(Phase.EXTENSION, false, false),
        failed("install", REFUSED, SERVING, new Undoing(BY_RULE, NOW)));
  }

  private static HaltCause failed(String step, String why, Details details, Moving run) {
    var failure =
        new StepOutcome.Failed(
            StepOutcome.Blame.OPERATOR, Sentence.of(why), PlainText.text("mend it"), null);
    Halted halted = run.halt(new Halt.Failure(new StepId(step), failure), NOW);
    return HaltCause.of(request(details, halted), SITE).orElseThrow();
  }

  private static HaltCause cause(Phase reached, boolean building, boolean vague) {
    return new HaltCause(
        new RequestNumber(412),
        "edge/store-104 (Retail)",
        "2222/edge/store-104",
        reached,
        building,
        vague);
  }

  /** A request to install something and to verify it. */
  private static Request request(Details details, RequestState state) {
    var steps =
        List.of(
            new PlannedStep(new StepId("install"), new InPhase(Phase.EXTENSION), Set.of()),
            new PlannedStep(new StepId("sync"), new InPhase(Phase.VERIFICATION), Set.of()));
    var plan =
        new Plan(
            "deploy",
            SITE.id(),
            SITE.label(),
            steps,
            List.of(),
            Set.of(),
            details,
            List.of(),
            List.of());
    var intent = new Intent("deploy", List.of(), new LinkedHashMap<>(), AMINA, new Channel("C01"));
    return new Request(new RequestNumber(412), 1, intent, state, plan, null, NOW);
  }

  /** Details of a plan after which this connected registry is there. */
  private record Serving(Optional<ArmId> connectedRegistryAfter) implements Details {
    @Override
    public RightsScope rightsScope() {
      return new RightsScope(null, null);
    }

    @Override
    public Map<String, String> labels() {
      return Map.of();
    }
  }

  /** A step of which only its phase counts. */
  private record InPhase(Phase phase) implements InertStep {
    @Override
    public Sentence description() {
      return PlainText.text(phase.name());
    }
  }
}
