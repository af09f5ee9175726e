package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.LeftoverToken;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.ResourceInventory;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.value.ArmId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scope map and a token of the names that a deployment takes are there before. */
final class OverwrittenResourcesTest {
  @Test
  void whatIsOverwrittenIsSaidBeforeAndIsAsItWasOnceItIsUndone() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      LeftoverToken.in(talk);
      ResourceInventory before = ResourceInventory.of(talk);

      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.seesPlan(AMINA, "R1", "needs approval", "Overwrite: sync scope map");
      talk.injectsFault("403", "method", "PUT", "path", "/connectedRegistries/");
      talk.presses(BEN, plan, "approve");
      JsonNode halted =
          talk.seesHalted(AMINA, "R1", "stopped at step", "No connectedRegistries for now");
      assertNotEquals(before, ResourceInventory.of(talk));

      talk.presses(AMINA, halted, "undo");
      talk.sees(AMINA, "R1", "undone");
      talk.untilEquals(before, () -> ResourceInventory.of(talk));
    }
  }

  @Test
  void aDisabledTokenIsEnabledOnlyAfterThatWasSaidAndIsDisabledAgainOnceItIsUndone() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      var tokens = Azure.connect(talk.settings().azure()).tokens();
      ArmId scopeMap = Quickstart.registry(talk).child("scopeMaps", "myconnectedregistry");
      tokens.putScopeMap(scopeMap, List.of("repositories/nginx/content/read"), "by hand");
      ArmId token = Quickstart.registry(talk).child("tokens", "myconnectedregistry");
      tokens.putToken(token, scopeMap, false);
      talk.until(() -> tokens.token(token).isPresent(), "the disabled token");
      ResourceInventory before = ResourceInventory.of(talk);

      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      String says = "sync token myconnectedregistry, which is disabled now, is enabled";
      JsonNode plan = talk.seesPlan(AMINA, "R1", "needs approval", "Change: ", says);
      talk.injectsFault("403", "method", "PUT", "path", "/connectedRegistries/");
      talk.presses(BEN, plan, "approve");
      JsonNode halted =
          talk.seesHalted(AMINA, "R1", "stopped at step", "No connectedRegistries for now");
      assertTrue(tokens.token(token).orElseThrow().enabled());

      talk.presses(AMINA, halted, "undo");
      talk.sees(AMINA, "R1", "undone");
      talk.untilEquals(before, () -> ResourceInventory.of(talk));
      assertFalse(tokens.token(token).orElseThrow().enabled());
    }
  }

  @Test
  void passwordsThatOthersMayUseAreSaidToEndBeforeAnybodyApproves() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      var tokens = Azure.connect(talk.settings().azure()).tokens();
      for (String name : List.of("myconnectedregistry", "myconnectedregistry-pull")) {
        ArmId token = Quickstart.registry(talk).child("tokens", name);
        tokens.putToken(token, Quickstart.registry(talk).child("scopeMaps", "store101"));
        talk.until(() -> tokens.token(token).isPresent(), "the token " + name);
        tokens.generatePassword(token, RegistryToken.Slot.FIRST);
      }

      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.seesPlan(
          AMINA,
          "R1",
          "needs approval",
          "regenerates password1 of token myconnectedregistry",
          "regenerates password1 of token myconnectedregistry-pull");
    }
  }
}
