package dev.lighterman.workflow.halted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.azure.ConnectionState;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.diagnosis.Observation.Absent;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SampleEvidence;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.request.HaltDiagnosis;
import dev.lighterman.request.Phase;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of the things that are wrong at a site halted a run, and what the card says then. */
final class HaltCauseTest {
  private static final SiteEvidence ENDPOINT_OFF =
      SampleEvidence.offline()
          .with(Part.CLOUD_REGISTRY, new Seen<>(SampleEvidence.cloud("Premium", false)));

  private static final SiteEvidence AGENTS_OFF =
      SampleEvidence.healthy()
          .with(
              Part.CLUSTER,
              new Seen<>(
                  SampleEvidence.cluster("Offline", SampleEvidence.NOW, SampleEvidence.NOW)));

  @Test
  void eachPartIsNeededFromSomePhaseOn() {
    assertEquals(Set.copyOf(Part.ALL), HaltCause.NEEDED_FROM.keySet());
  }

  @Test
  void aSiteWhereNothingIsWrongTellsNothing() {
    assertEquals(Optional.empty(), building(Phase.POD).in(SampleEvidence.healthy()));
  }

  @Test
  void whatTheRunDidNotComeToDidNotHaltIt() {
    assertEquals(Optional.empty(), building(Phase.EXTENSION).in(ENDPOINT_OFF));
    assertEquals(
        "cause.data-endpoint-disabled", cause(building(Phase.VERIFICATION).in(ENDPOINT_OFF)));
    assertEquals("cause.data-endpoint-disabled", cause(building(Phase.POD).in(ENDPOINT_OFF)));
  }

  @Test
  void whatTheRunHasNotInstalledYetTellsNothing() {
    SiteEvidence early =
        SampleEvidence.offline()
            .with(Part.EXTENSION, new Absent<>())
            .with(
                Part.CONNECTED_REGISTRY,
                new Seen<>(
                    SampleEvidence.connected(
                        "store114", ConnectionState.OFFLINE, false, "", List.of())));
    assertEquals(Optional.empty(), building(Phase.VERIFICATION).in(early));
  }

  @Test
  void theNearestToTheStepThatFailedIsTheCause() {
    SiteEvidence both =
        ENDPOINT_OFF.with(
            Part.EXTENSION,
            new Seen<>(
                SampleEvidence.extension(
                    ProvisioningState.FAILED, "provided IP is already allocated")));
    assertEquals("cause.service-ip-in-use", cause(building(Phase.EXTENSION).in(both)));
    assertEquals("cause.data-endpoint-disabled", cause(building(Phase.VERIFICATION).in(both)));
  }

  @Test
  void whatFailsAtTheNextRestartHasNotHaltedARun() {
    SiteEvidence later =
        SampleEvidence.running(SampleEvidence.pullSecret("10.0.0.50", "till", SampleEvidence.NOW));
    assertEquals(1, RootCauses.in(later).roots().size());
    assertEquals(Optional.empty(), building(Phase.POD).in(later));
  }

  @Test
  void aSiteThatIsTakenAwayNeedsNotWork() {
    var removing =
        new HaltCause(new RequestNumber(412), "store-114", "store-114", Phase.POD, false, true);
    assertEquals(Optional.empty(), removing.in(ENDPOINT_OFF));
    assertEquals("cause.arc-agents-offline", cause(removing.in(AGENTS_OFF)));
    assertEquals(
        "cause.arm-throttled",
        cause(removing.in(SampleEvidence.stopped("SubscriptionRequestsThrottled: too many"))));
  }

  @Test
  void whatIsOnlyLikelyTellsMoreThanAStepThatKnowsNothing() {
    SiteEvidence blocked = SampleEvidence.offline("[Error] Connection timed out (prodacr)");
    var knowing =
        new HaltCause(
            new RequestNumber(412), "store-114", "store-114", Phase.VERIFICATION, true, false);
    assertEquals("cause.egress-blocked", cause(building(Phase.VERIFICATION).in(blocked)));
    assertEquals(Optional.empty(), knowing.in(blocked));
    assertEquals("cause.data-endpoint-disabled", cause(knowing.in(ENDPOINT_OFF)));
  }

  @Test
  void aCureOfWhatIsSharedCanBeAskedForMeanwhile() {
    HaltDiagnosis found = building(Phase.VERIFICATION).in(ENDPOINT_OFF).orElseThrow();
    assertEquals(
        Optional.of("repair store-114 cure=data-endpoint"),
        Optional.ofNullable(found.cure()).map(SuggestedCommand::words));
    assertEquals("continue", found.remedy().values().get("way"));
  }

  @Test
  void anExtensionThatFailedIsInstalledAgainByContinuing() {
    SiteEvidence failed =
        SampleEvidence.failed("another operation (install/upgrade/rollback) is in progress");
    HaltDiagnosis found = building(Phase.EXTENSION).in(failed).orElseThrow();
    assertEquals(Optional.empty(), Optional.ofNullable(found.cure()));
    assertEquals("again", found.remedy().values().get("way"));
  }

  @Test
  void aCureOfTheSiteHasToWaitForTheEndOfTheRun() {
    SiteEvidence disabled =
        SampleEvidence.offline()
            .with(Part.SYNC_TOKEN, new Seen<>(SampleEvidence.token("store114", false, "pos")));
    HaltDiagnosis found = building(Phase.VERIFICATION).in(disabled).orElseThrow();
    assertEquals(Optional.empty(), Optional.ofNullable(found.cure()));
    assertEquals("close", found.remedy().values().get("way"));
    assertEquals("repair store-114 cure=sync-token", found.remedy().values().get("words"));
  }

  @Test
  void whatOneLookProvesIsSaidForCertainAndWhatIsLikelyIsNot() {
    SiteEvidence blocked = SampleEvidence.offline("[Error] Connection timed out (prodacr)");
    assertEquals("yes", certain(building(Phase.VERIFICATION).in(ENDPOINT_OFF)));
    assertEquals("no", certain(building(Phase.VERIFICATION).in(blocked)));
  }

  private static String certain(Optional<HaltDiagnosis> found) {
    return String.valueOf(found.orElseThrow().cause().values().get("certain"));
  }

  private static HaltCause building(Phase reached) {
    return new HaltCause(new RequestNumber(412), "store-114", "store-114", reached, true, true);
  }

  /** The key of what is wrong. */
  private static String cause(Optional<HaltDiagnosis> found) {
    return found
        .map(HaltDiagnosis::cause)
        .map(said -> said.values().get("cause"))
        .map(what -> ((Sentence) what).key())
        .orElse("none");
  }
}
