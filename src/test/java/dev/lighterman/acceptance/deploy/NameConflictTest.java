package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.HandmadeResources;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Azure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** A connected registry that is somebody else's is never taken for one's own. */
final class NameConflictTest {
  @Test
  @Execution(CONCURRENT)
  void theNameOfASiteThatIsNotToBeSeenIsTakenAllTheSame() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Quickstart.deploy(talk);
      List<String> changed = talk.changes();

      talk.types(
          AMINA,
          STORES,
          "/registry deploy store-104 name=myconnectedregistry repos=hello-world ip=10.43.0.60");
      JsonNode refusal =
          talk.sees(AMINA, "myacrregistry already has a connected registry myconnectedregistry");
      assertTrue(Conversation.says(refusal, "Use myconnectedregistry2"), refusal.toString());
      assertFalse(Conversation.says(refusal, "show myconnectedregistry"), refusal.toString());
      assertEquals(changed, talk.changes());
    }
  }

  @Test
  @Execution(CONCURRENT)
  void oneThatIsMadeByHandMeanwhileIsNotBegunWithNorEverDeleted() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      HandmadeResources.in(talk).connectedRegistry(Quickstart.NAME);

      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1", "R2");
      talk.sees(AMINA, "already has a connected registry myconnectedregistry");
      assertEquals(List.of("myconnectedregistry"), byThatName(talk));
    }
  }

  @Test
  @Execution(CONCURRENT)
  void whatSomebodyLeftOfOneIsNoHindrance() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      HandmadeResources.in(talk).connectedRegistry(Quickstart.NAME);
      Azure azure = Azure.connect(talk.settings().azure());
      azure
          .connectedRegistries()
          .delete(Quickstart.registry(talk).child("connectedRegistries", Quickstart.NAME));
      talk.until(() -> byThatName(talk).isEmpty(), "deleted by hand");
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.presses(
          BEN, talk.seesPlan(AMINA, "R1", "needs approval", "Change: sync scope map"), "approve");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  private static List<String> byThatName(Conversation talk) {
    return Conversation.stream(talk.world().path("registries"))
        .flatMap(each -> Conversation.stream(each.path("connectedRegistries")))
        .map(each -> each.path("name").asText())
        .filter(Quickstart.NAME::equals)
        .toList();
  }
}
