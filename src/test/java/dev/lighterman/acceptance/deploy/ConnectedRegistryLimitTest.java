package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** Azure allows fifty connected registries to a cloud registry. */
final class ConnectedRegistryLimitTest {
  @Test
  @Execution(CONCURRENT)
  void aFullRegistryIsRefusedWithWhatToDo() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("registry-full", "registry", "myacrregistry");
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.sees(
          AMINA,
          "myacrregistry has 50 connected registries, the most that Azure allows.",
          "Take another registry with registry=");
      assertEquals(List.of(), talk.changes());
    }
  }

  @Test
  @Execution(CONCURRENT)
  void oneThatBecomesFullBeforeTheStartIsNotBegunWith() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.injectsFault("registry-full", "registry", "myacrregistry");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "50 connected registries", "Take another registry");
      assertEquals(List.of(), talk.changes());
    }
  }
}
