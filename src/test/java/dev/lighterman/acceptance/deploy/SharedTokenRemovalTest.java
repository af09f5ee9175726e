package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is removed with a site is what nobody else uses, of tokens and of scope maps. */
final class SharedTokenRemovalTest {
  private static final String ACTION = "repositories/pos/content/read";

  @Test
  void aScopeMapThatAnotherTokenUsesIsLeftAndSoIsAzuresOwn() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Azure azure = Azure.connect(talk.settings().azure());
      ArmId registry = Quickstart.registry(talk);
      RegistryTokens tokens = azure.tokens();
      tokens.putToken(token(registry, "store102client"), map(registry, "_repositories_pull"));
      tokens.putToken(token(registry, "another"), map(registry, "store102"));

      talk.types(AMINA, EDGE_OPS, "/registry remove store-102");
      JsonNode plan =
          talk.seesPlan(
              AMINA,
              "R1",
              "needs approval",
              "scope map _repositories_pull, which Azure made itself",
              "scope map store102: other tokens use it, too");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded");

      assertTrue(tokens.scopeMap(map(registry, "store102")).isPresent());
      assertTrue(tokens.token(token(registry, "another")).isPresent());
      assertFalse(tokens.token(token(registry, "store102")).isPresent());
      assertFalse(tokens.token(token(registry, "store102client")).isPresent());
    }
  }

  @Test
  void aScopeMapOfTwoTokensThatBothGoIsDeletedOnceAfterBoth() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Azure azure = Azure.connect(talk.settings().azure());
      ArmId registry = Quickstart.registry(talk);
      ArmId common = map(registry, "common");
      azure.tokens().putScopeMap(common, List.of(ACTION), "by hand");
      List<ArmId> clients =
          Stream.of("store102client", "second").map(name -> token(registry, name)).toList();
      clients.forEach(client -> azure.tokens().putToken(client, common));
      azure.connectedRegistries().setClientTokens(connected(registry), clients);

      talk.types(AMINA, EDGE_OPS, "/registry remove store-102");
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      talk.sees(AMINA, "R1 · Succeeded");

      assertFalse(azure.tokens().scopeMap(common).isPresent());
      clients.forEach(client -> assertFalse(azure.tokens().token(client).isPresent()));
    }
  }

  @Test
  void ofAConnectedRegistryThatSomebodyDeletedMeanwhileNothingIsRemoved() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-102");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      Azure azure = Azure.connect(talk.settings().azure());
      azure.connectedRegistries().delete(connected(Quickstart.registry(talk)));

      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1", "superseded by R2");
      talk.sees(AMINA, "R2", "refused, nothing was changed", "has the extension store102");
    }
  }

  private static ArmId connected(ArmId registry) {
    return registry.child("connectedRegistries", "store102");
  }

  private static ArmId token(ArmId registry, String name) {
    return registry.child("tokens", name);
  }

  private static ArmId map(ArmId registry, String name) {
    return registry.child("scopeMaps", name);
  }
}
