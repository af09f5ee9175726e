package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AzureResources;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.HandmadeResources;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.TwoCompanies;
import dev.lighterman.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is removed is what the site is known to run; a name is a question and no answer. */
final class RemovalEvidenceTest {
  @Test
  void aRegistryThatIsCalledLikeTheSiteIsNotRemovedForThatButMayBeNamed() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      var byHand = HandmadeResources.in(talk);
      byHand.connectedRegistry("store104");
      byHand.extension(byHand.cluster("store-104"), "annex", "10.43.0.77");

      talk.types(AMINA, EDGE_OPS, "/registry remove store-104 why=moved");
      JsonNode question =
          talk.sees(AMINA, "R1", "store-104 has the extension annex", "name it with name=");
      assertTrue(talk.seesNothingOf(AMINA, "needs approval"));

      talk.pressesButton(AMINA, question, "store104 (myacrregistry)");
      JsonNode plan =
          talk.seesPlan(
              AMINA,
              "R2 · Remove from store-104",
              "Connected registry: store104 (by the requester’s word alone)",
              "annex");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R2 · Succeeded");
      assertFalse(AzureResources.connectedRegistry(talk, "store104").isPresent());
      assertEquals(List.of(), AzureResources.extensionStates(talk, "store-104"));
    }
  }

  @Test
  void aRegistryThatIsCalledLikeTheSiteIsNotRemovedWhereNoExtensionIs() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      HandmadeResources.in(talk).connectedRegistry("store104");
      int before = talk.changes().size();

      talk.types(AMINA, EDGE_OPS, "/registry remove store-104");
      talk.sees(AMINA, "R1", "store104, which is called like store-104", "I see no extension");
      talk.types(AMINA, EDGE_OPS, "/registry sites");
      talk.sees(
          AMINA,
          "SITE: store-104 · CONNECTION STATE:",
          "ARC: Connected · CONNECTED REGISTRY: store104 (by name)");
      assertEquals(before, talk.changes().size());
    }
  }

  @Test
  void whatAnotherSiteIsKnownToRunIsNotRemovedWhateverIsTyped() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Quickstart.deploy(talk);
      talk.types(AMINA, EDGE_OPS, "/registry remove store-104 name=store101");
      talk.sees(AMINA, "R2", "store101 is known to run at store-101");
      talk.types(AMINA, EDGE_OPS, "/registry remove store-104 --name myconnectedregistry");
      talk.sees(AMINA, "R3", "myconnectedregistry is known to run at myarck8scluster");
      talk.types(AMINA, EDGE_OPS, "/registry remove store-102 name=store104");
      talk.sees(AMINA, "R4", "I see no connected registry store104", "/registry list");
    }
  }

  @Test
  void aSiteThatIsKnownToRunOneIsNotRidOfAnother() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      HandmadeResources.in(talk).connectedRegistry("leftover");
      talk.types(AMINA, EDGE_OPS, "/registry remove store-102 name=leftover");
      JsonNode refusal =
          talk.sees(AMINA, "store-102 is known to run store102, not leftover", "name=store102");
      talk.pressesButton(AMINA, refusal, "Use store102");
      talk.sees(
          AMINA,
          "R2 · Remove from store-102",
          "Connected registry: store102 (by the extension on its cluster, which has its name and its address)");
    }
  }

  @Test
  void thePlanOfWhatWeDeployedSaysByWhichRequest() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Quickstart.deploy(talk);
      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster --dry-run");
      talk.sees(AMINA, "Remove from", "Connected registry: myconnectedregistry (by my record R1)");
    }
  }

  @Test
  void anExtensionOfAnotherNameInPlaceOfOursMakesItAQuestion() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Quickstart.deploy(talk);
      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      JsonNode plan = talk.sees(AMINA, "R2", "needs approval");
      var byHand = HandmadeResources.in(talk);
      byHand.deleteExtension(byHand.cluster("myarck8scluster"), Quickstart.NAME);
      byHand.extension(byHand.cluster("myarck8scluster"), "annex", "10.0.0.77");

      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R2", "superseded by R3");
      talk.sees(AMINA, "R3", "myarck8scluster has the extension annex", "name it with name=");
      assertTrue(AzureResources.connectedRegistry(talk, Quickstart.NAME).isPresent());
    }
  }

  @Test
  void whatTheOperatorsFileNamesIsRemovedWhateverItsExtensionIsCalled(@TempDir Path folder)
      throws IOException {
    knows(folder, "sites:\n  store-104: {connectedRegistry: otherwise}\n");
    try (Conversation talk = Conversation.in(folder)) {
      var byHand = HandmadeResources.in(talk);
      byHand.connectedRegistry("otherwise");
      byHand.extension(byHand.cluster("store-104"), "annex", "10.43.0.77");
      talk.types(AMINA, EDGE_OPS, "/registry remove store-104 --dry-run");
      talk.sees(
          AMINA,
          "Remove from store-104",
          "Connected registry: otherwise (as lighterman.yaml says)");
    }
  }

  @Test
  void ofTwoSitesWhoseExtensionsHaveThatNameAndAddressNoneIsGuessed() {
    try (Conversation talk = TwoCompanies.conversation()) {
      var byHand = HandmadeResources.in(talk);
      byHand.extension(byHand.cluster("magasin-12"), "store201", "10.96.0.40");

      talk.types(AMINA, EDGE_OPS, "/registry remove magasin-12");
      talk.sees(AMINA, "R1", "magasin-12 has the extension store201");
    }
  }

  private static void knows(Path folder, String more) throws IOException {
    try (InputStream usual = Sandbox.class.getResourceAsStream("stores.yaml")) {
      byte[] bytes = Objects.requireNonNull(usual).readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8) + more;
      Files.writeString(folder.resolve("lighterman.yaml"), text);
    }
  }
}
