package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AzureResources;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** A run that halts, and each of the three ways on: go on with what helps, undo, leave. */
@Execution(CONCURRENT)
final class HaltResolutionTest {
  private static final String DEPLOY =
      "/registry deploy myarck8scluster --registry myacrregistry repos=hello-world workload=deploy"
          + " storage-class=standard";

  @Test
  void aVolumeWithoutItsClassGoesOnWithAnotherClassByTheSameApproval() {
    try (Conversation talk = Conversation.begin()) {
      JsonNode halted = halted(talk);

      talk.presses(AMINA, halted, "continue-with");

      talk.sees(AMINA, "R1 · Succeeded", "pulled");
      assertTrue(
          talk.seesNothingOf(AMINA, "R2"), "what was approved covers it: nobody is asked again");
    }
  }

  @Test
  void theRemainingCommandsCarryTheClassWithWhichItCouldGoOn() {
    try (Conversation talk = Conversation.begin()) {
      JsonNode halted = halted(talk);

      JsonNode commands =
          talk.answers(
              () -> talk.asksForCommands(AMINA, halted), AMINA, "R1", "· remaining commands");

      String text = commands.path("text").asText();
      int delete = text.indexOf("az k8s-extension delete");
      int create = text.indexOf("az k8s-extension create");
      assertTrue(0 < delete && delete < create, text);
      assertTrue(text.contains("--config pvc.storageClassName=local-path"), text);
      assertTrue(text.matches("(?s).*/registry deploy .*--storage-class local-path.*"), text);
      assertFalse(text.contains("=standard"), text);
      assertFalse(text.contains(" standard"), text);
    }
  }

  /** Azure wraps it in what it was about, with brackets before and after. */
  @Test
  void theCauseOfAnExtensionIsTheInnermostErrorAndNoMore() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("extension-fails", "message", "pods [a b] are not ready: timed out");
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");

      String text = talk.sees(AMINA, "🔴 R1", "stopped at step", "Cause").path("text").asText();

      assertTrue(text.contains("pods [a b] are not ready: timed out\n"), text);
    }
  }

  @Test
  void undoTakesBackWhatTheRunMadeAndLeavesTheNeighboursAsTheyWere() {
    try (Conversation talk = Conversation.begin()) {
      JsonNode halted = halted(talk);

      talk.presses(BEN, halted, "undo");

      talk.sees(
          AMINA,
          "R1",
          "undone · what was created is deleted",
          "Stays, since others may use it",
          "provider Microsoft.ExtendedLocation",
          "cert-manager");
      talk.sees(AMINA, "↩️ Scope map myarck8scluster is deleted");
      talk.sees(AMINA, "↩️ Token myarck8scluster is deleted");
      talk.sees(AMINA, "↩️ Connected registry myarck8scluster is deleted");
      assertTrue(AzureResources.connectedRegistry(talk, "myarck8scluster").isEmpty());
      assertEquals(List.of(), AzureResources.extensionStates(talk, "myarck8scluster"));
      JsonNode neighbour = AzureResources.connectedRegistry(talk, "store101").orElseThrow();
      assertEquals("Online", neighbour.path("connectionState").asText());
    }
  }

  /** Azure refuses the extension before anything of it comes to the cluster. */
  @Test
  void undoDoesNotTellOfWhatNeverCame() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("extension-fails", "message", "timed out");
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      JsonNode halted = talk.seesHalted(AMINA, "R1", "stopped at step", "timed out");

      talk.presses(BEN, halted, "undo");

      JsonNode end = talk.sees(AMINA, "R1", "undone · what was created is deleted", "provider");
      assertFalse(Conversation.says(end, "cert-manager"), end::toString);
    }
  }

  @Test
  void whatIsLeftStaysAndItsNamesAreListed() {
    try (Conversation talk = Conversation.begin()) {
      JsonNode halted = halted(talk);

      talk.leaves(BEN, halted);

      talk.sees(AMINA, "R1", "closed by", "myarck8scluster");
      assertTrue(AzureResources.connectedRegistry(talk, "myarck8scluster").isPresent());
    }
  }

  private static JsonNode halted(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, DEPLOY);
    JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
    talk.injectsFault("storage-class-missing", "cluster", "myarck8scluster", "class", "standard");
    talk.presses(BEN, plan, "approve");
    return talk.seesHalted(AMINA, "R1", "stopped", "nothing was undone", "local-path");
  }
}
