package dev.lighterman;

import static dev.lighterman.Conversation.AMINA;
import static dev.lighterman.Conversation.BEN;
import static dev.lighterman.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.azure.Azure;
import dev.lighterman.value.ArmId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scope map and a token of the names that a deployment takes are there before. */
final class OverwrittenTest {
  @Test
  void whatIsOverwrittenIsSaidBeforeAndIsAsItWasOnceItIsUndone() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      leftOver(talk);
      Stocktaking before = Stocktaking.of(talk);

      talk.types(AMINA, EDGE_OPS, MainJobTest.SEED_LINE);
      JsonNode plan = talk.sees(AMINA, "R1", "waits for", "Overwrites: sync scope map");
      talk.breaks("403", "method", "PUT", "path", "/connectedRegistries/");
      talk.presses(BEN, plan, "approve");
      JsonNode halted = talk.sees(AMINA, "R1", "halted at", "No connectedRegistries for now");
      assertNotEquals(before, Stocktaking.of(talk));

      talk.presses(AMINA, halted, "undo");
      talk.sees(AMINA, "R1", "undone");
      talk.untilEquals(before, () -> Stocktaking.of(talk));
    }
  }

  /** Somebody once tried the quickstart by hand, for another image and another token. */
  private static void leftOver(Conversation talk) {
    var settings = talk.settings().azure();
    var tokens = Azure.connect(settings).tokens();
    ArmId registry =
        ArmId.of(
            settings.subscriptions().getFirst(),
            "myresourcegroup",
            "Microsoft.ContainerRegistry/registries",
            "myacrregistry");
    ArmId scopeMap = registry.child("scopeMaps", "myconnectedregistry");
    ArmId token = registry.child("tokens", "myconnectedregistry");
    tokens.putScopeMap(scopeMap, List.of("repositories/nginx/content/read"), "by hand");
    tokens.putToken(token, registry.child("scopeMaps", "store101"));
    talk.until(
        () -> tokens.scopeMap(scopeMap).isPresent() && tokens.token(token).isPresent(),
        "what is left over");
  }
}
