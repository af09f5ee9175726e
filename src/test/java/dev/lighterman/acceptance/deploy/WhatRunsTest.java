package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.HandmadeResources;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.ResourceInventory;
import dev.lighterman.value.ArmId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site runs has one answer, whichever command is asked. */
@Execution(CONCURRENT)
final class WhatRunsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /extensions/          | already runs a connected registry
          /connectedRegistries/ | still has a connected registry (myconnectedregistry)
          """)
  void afterARemovalThatWasLeftTheRestIsStillKnownAndRemoved(String refused, String deploySays) {
    try (Conversation talk = Conversation.atSpeed(500)) {
      ResourceInventory before = ResourceInventory.of(talk);
      Quickstart.deploy(talk);
      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      JsonNode removal = talk.sees(AMINA, "R2", "needs approval");
      talk.injectsFault("403", "method", "DELETE", "path", refused);
      talk.presses(BEN, removal, "approve");
      talk.leaves(BEN, talk.seesHalted(AMINA, "R2", "stopped"));
      talk.sees(AMINA, "R2", "closed by");
      talk.clearsFaults();

      talk.types(AMINA, EDGE_OPS, "/registry show myarck8scluster");
      talk.sees(
          AMINA, "myconnectedregistry ·", "Deployed to myarck8scluster by Lighterman, with R1");
      talk.types(
          AMINA,
          EDGE_OPS,
          Quickstart.DEPLOY.replace("deploy myconnectedregistry", "deploy secondone"));
      talk.sees(AMINA, "R3", deploySays, "remove it first");
      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      JsonNode again = talk.seesPlan(AMINA, "R4", "needs approval", "by my record R1");
      talk.presses(BEN, again, "approve");
      talk.sees(AMINA, "R4 · Succeeded");
      talk.untilEquals(before, () -> ResourceInventory.of(talk));

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      talk.sees(AMINA, "R5", "runs no connected registry");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/tokens/", "/scopeMaps/"})
  void afterARemovalThatWasLeftWithItsRegistryGoneTheRestIsStillRemoved(String refused) {
    try (Conversation talk = Conversation.atSpeed(500)) {
      ResourceInventory before = ResourceInventory.of(talk);
      Quickstart.deploy(talk);
      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      JsonNode removal = talk.sees(AMINA, "R2", "needs approval");
      talk.injectsFault("403", "method", "DELETE", "path", refused);
      talk.presses(BEN, removal, "approve");
      talk.leaves(BEN, talk.seesHalted(AMINA, "R2", "stopped"));
      talk.sees(AMINA, "R2", "closed by");
      talk.clearsFaults();

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      JsonNode again = talk.seesPlan(AMINA, "R3", "needs approval", "by my record R1");
      talk.presses(BEN, again, "approve");
      talk.sees(AMINA, "R3 · Succeeded");
      talk.untilEquals(before, () -> ResourceInventory.of(talk));
      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      talk.sees(AMINA, "R4", "runs no connected registry");
    }
  }

  @Test
  void whatWeDeployedIsRemovedAlthoughSomebodyDeletedItsRegistryByHand() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      ResourceInventory before = ResourceInventory.of(talk);
      Quickstart.deploy(talk);
      var byHand = HandmadeResources.in(talk);
      ArmId id = Quickstart.registry(talk).child("connectedRegistries", Quickstart.NAME);
      byHand.azure().connectedRegistries().delete(id);
      talk.until(() -> byHand.azure().connectedRegistries().get(id).isEmpty(), "deleted by hand");

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      JsonNode plan = talk.seesPlan(AMINA, "R2", "needs approval", "extension myconnectedregistry");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R2 · Succeeded");
      talk.untilEquals(before, () -> ResourceInventory.of(talk));
    }
  }

  @Test
  void anExtensionThatSomebodyElseInstalledIsThereForAllCommands() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      var byHand = HandmadeResources.in(talk);
      byHand.extension(byHand.cluster("store-104"), "annex", "10.43.0.77");

      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos");
      talk.sees(AMINA, "R1", "store-104 has the extension annex, and I can’t tell");
      talk.types(AMINA, EDGE_OPS, "/registry show store-104");
      talk.sees(
          AMINA,
          "I can’t tell which connected registry store-104 runs",
          "Extension annex:",
          "at 10.43.0.77");
      talk.types(AMINA, EDGE_OPS, "/registry remove store-104");
      talk.sees(AMINA, "R2", "store-104 has the extension annex");
      talk.types(AMINA, EDGE_OPS, "/registry sites");
      talk.sees(
          AMINA,
          "4 with a connected registry",
          "SITE: store-104 · CONNECTION STATE: – · ARC: Connected · CONNECTED REGISTRY: ? (extension annex)");
    }
  }

  @Test
  void ofAnExtensionThatFailedNoVersionIsSaid() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      var byHand = HandmadeResources.in(talk);
      byHand.extension(byHand.cluster("store-104"), "annex", "192.100.100.1");
      talk.until(
          () ->
              Conversation.says(
                  talk.answers(
                      () -> talk.types(AMINA, EDGE_OPS, "/registry show store-104"),
                      AMINA,
                      "Extension annex: "),
                  "Extension annex: Failed, at 192.100.100.1"),
          "a failed extension without a version");
    }
  }

  @Test
  void aRegistryIsKnownByItsSiteAfterAllRecordsAreLost() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, "/registry show store-101");
      talk.sees(AMINA, "Matched to store-101 by the extension there, which has its name");
      talk.types(AMINA, EDGE_OPS, "/registry list ring=canary");
      JsonNode list = talk.sees(AMINA, "1 connected registry of 3", "NAME: store101");
      assertTrue(Conversation.says(list, "PARENT: myacrregistry"));
    }
  }
}
