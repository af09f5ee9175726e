package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import org.junit.jupiter.api.Test;

/** Azure deletes an extension at once; what it installed goes when the Arc agents learn of it. */
final class OfflineRemovalTest {
  @Test
  void whatRunsOnAtASiteOutOfTouchIsSaidBeforeAndAfter() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("arc-offline", "cluster", "store-101");
      JsonNode plan = removal(talk);
      assertSays(plan, "The Arc agents of store-101 don’t reach Azure (Offline)");
      talk.presses(BEN, plan, "approve");

      JsonNode done = talk.sees(AMINA, "R1 · Succeeded");
      assertSays(done, "What the extension installed runs on in store-101");
      talk.sees(AMINA, "goes when its Arc agents reach Azure again");
    }
  }

  @Test
  void ofASiteInTouchNothingIsSaid() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      JsonNode plan = removal(talk);
      assertFalse(Conversation.says(plan, "Arc agents"), plan::toString);
      talk.presses(BEN, plan, "approve");
      JsonNode done = talk.sees(AMINA, "R1 · Succeeded");
      assertFalse(Conversation.says(done, "runs on"), done::toString);
    }
  }

  private static JsonNode removal(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, "/registry remove store-101 why=moved");
    return talk.sees(AMINA, "R1 · Remove from store-101", "needs approval");
  }

  private static void assertSays(JsonNode message, String words) {
    if (!Conversation.says(message, words)) {
      throw new AssertionError(words + " is not in " + message.path("text"));
    }
  }
}
