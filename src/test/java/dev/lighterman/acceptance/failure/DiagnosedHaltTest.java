package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** A run halts, and the message about that says what is wrong at the site. */
@Execution(CONCURRENT)
final class DiagnosedHaltTest {
  private static final String HELM = "another operation (install/upgrade/rollback) is in progress";

  @Test
  void whatHelmFailedOnIsTheCauseAndWhatItSaidIsInTheThreadAlone() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("extension-fails", "message", HELM);
      approved(talk);

      JsonNode halted =
          talk.seesHalted(
              AMINA,
              "R1",
              "stopped at step",
              "myarck8scluster: an earlier operation of Helm on the extension has not ended.",
              "delete the extension and install it again. Continue does that.");

      assertFalse(Conversation.says(halted, HELM), halted::toString);
      talk.untilEquals(
          1L, () -> talk.visibleTo(AMINA).filter(each -> Conversation.says(each, HELM)).count());
      JsonNode doctor =
          talk.answers(
              () -> talk.types(AMINA, EDGE_OPS, "/registry doctor myarck8scluster"),
              AMINA,
              "R1 is stopped at this site: continue it");
      assertTrue(doctor.toString().contains("\"show R1\""), doctor::toString);
      assertFalse(doctor.toString().contains("\"repair "), doctor::toString);
      talk.clearsFaults();
      talk.presses(AMINA, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void aMissingStorageClassIsTheCauseAndAnotherOneGoesOn() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY + " storage-class=standard");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.injectsFault("storage-class-missing", "cluster", "myarck8scluster", "class", "standard");
      talk.presses(BEN, plan, "approve");

      JsonNode halted =
          talk.seesHalted(
              AMINA,
              "myarck8scluster: its volume is pending: the storage class standard does not exist",
              "Continue with storage class local-path");

      talk.presses(AMINA, halted, "continue-with");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void aDataEndpointThatWentOffIsCuredWhileTheRunIsHalted() {
    AdjustableClock clock = AdjustableClock.running();
    try (Conversation talk = Conversation.begin(clock, SandboxOptions.forTests().withSpeed(100))) {
      approved(talk);
      talk.until(
          () -> talk.changes().stream().anyMatch(each -> each.contains("/extensions/")),
          "the extension is never put");
      talk.injectsFault("data-endpoint-off", "registry", "myacrregistry");
      talk.sees(AMINA, "R1", "myconnectedregistry is Offline and Inactive");
      clock.advance(Duration.ofMinutes(11));

      JsonNode halted =
          talk.seesHalted(
              AMINA,
              "myarck8scluster: the data endpoint of myacrregistry is off.",
              "So: ",
              "Turn it on; firewalls then have to let");
      talk.pressesButton(AMINA, halted, "Ask to turn the data endpoint on");
      talk.presses(BEN, talk.seesPlan(AMINA, "R2", "needs approval"), "approve");
      talk.sees(AMINA, "R2 · Succeeded");
      talk.presses(AMINA, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void aRemovalThatAzureDoesNotFinishNamesTheAgents() {
    AdjustableClock clock = AdjustableClock.running();
    try (Conversation talk = Conversation.begin(clock, SandboxOptions.forTests().withSpeed(100))) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-102");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.injectsFault("arc-offline", "cluster", "store-102");
      // Azure accepts it, and nothing happens.
      talk.injectsFault(
          "answer", "method", "DELETE", "path", "/extensions/store102", "status", "202");
      talk.presses(BEN, plan, "approve");
      talk.until(
          () -> talk.changes().stream().anyMatch(each -> each.startsWith("DELETE")),
          "the extension is never deleted");
      clock.advance(Duration.ofHours(2));

      JsonNode halted =
          talk.seesHalted(
              AMINA, "R1", "store-102: the Arc agents of store-102 don’t reach Azure (Offline).");
      assertFalse(halted.toString().contains("repair "), halted::toString);
    }
  }

  /** Helm has deleted the pod by then, and nobody could look any more. */
  @Test
  void whatKeptThePodFromStartingIsToldAfterHelmGaveUp() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("helm-timeout", "cluster", "myarck8scluster");
      approved(talk);

      JsonNode halted =
          talk.seesHalted(
              AMINA, "R1", "does not start: ImagePullBackOff", "Put that right, then continue");
      talk.clearsFaults();
      talk.presses(AMINA, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void aRepairThatFailsIsDiagnosedAsWell() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry repair store-101 cure=extension");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.injectsFault("extension-fails", "cluster", "store-101", "message", HELM);
      talk.presses(BEN, plan, "approve");

      JsonNode halted =
          talk.seesHalted(
              AMINA, "R1", "store-101: an earlier operation of Helm", "Continue does that.");

      talk.clearsFaults();
      talk.presses(AMINA, halted, "continue");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void whereTheClusterIsOutOfReachWhatAzureTellsIsTheCause(@TempDir Path folder)
      throws IOException {
    try (InputStream usual = Sandbox.class.getResourceAsStream("stores.yaml")) {
      String known =
          new String(Objects.requireNonNull(usual).readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve("lighterman.yaml"),
          known + "sites:\n  store-104: {reach: none, serviceRange: 10.43.0.0/16}\n");
    }
    try (Conversation talk = Conversation.in(folder)) {
      talk.injectsFault("extension-fails", "cluster", "store-104", "message", HELM);
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos workload=deploy");
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");

      talk.seesHalted(AMINA, "store-104: an earlier operation of Helm on the extension");
      assertTrue(talk.requests().stream().noneMatch(each -> each.contains("/clusters/store-104/")));
    }
  }

  @Test
  void whereNothingIsFoundTheStepsOwnWordsStay() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("extension-fails", "message", "admission webhook denied it");
      approved(talk);
      talk.seesHalted(AMINA, "R1", "stopped at step", "admission webhook denied it");
      awaitsTheLook(talk);

      JsonNode halted = talk.seesHalted(AMINA, "R1", "admission webhook denied it");
      assertTrue(halted.toString().contains("\"continue\""), halted::toString);
    }
  }

  @Test
  void aBotThatIsKilledRightAfterTheHaltLooksAgain() {
    try (Conversation talk = Conversation.withChildProcess(30)) {
      talk.injectsFault("extension-fails", "message", HELM);
      approved(talk);
      talk.until(
          () -> talk.changes().stream().anyMatch(each -> each.contains("/extensions/")),
          "the extension is never put");
      talk.injectsFault(
          "slow",
          "face",
          "azure",
          "path",
          "/providers/Microsoft.KubernetesConfiguration(\\?|$)",
          "millis",
          "8000");
      JsonNode halted = talk.seesHalted(AMINA, "R1", HELM);
      talk.killsBot();
      assertTrue(talk.seesNothingOf(AMINA, "an earlier operation of Helm"), halted::toString);
      talk.clearsFaults();
      talk.startsBot();

      talk.seesHalted(AMINA, "R1", "an earlier operation of Helm on the extension has not ended");
    }
  }

  /** Nothing else reads the providers once the extension was put. */
  private static void awaitsTheLook(Conversation talk) {
    talk.until(
        () -> {
          List<String> requests = talk.requests();
          int put =
              requests.lastIndexOf(
                  requests.stream()
                      .filter(each -> each.startsWith("PUT") && each.contains("/extensions/"))
                      .reduce("", (_, last) -> last));
          return requests.subList(put + 1, requests.size()).stream()
              .anyMatch(each ->
                  each.startsWith("GET")
                      && each.contains("/providers/Microsoft.KubernetesConfiguration?"));
        },
        "the doctor never looks");
  }

  private static void approved(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
    talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
  }
}
