package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;

/** What is wrong with what sites share is told once, and cured once. */
final class SharedCausesTest {
  private static final String OFF = "the data endpoint of ";

  @Test
  void oneCauseOfSeveralSitesIsToldOnceAndWhatIsASitesOwnStaysItsOwn() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("data-endpoint-off", "registry", "myacrregistry");
      JsonNode answer = asks(talk);
      String text = answer.path("text").asText();
      assertTrue(text.contains("4 of 6 sites need you"), text);
      assertEquals(2, text.split("CAUSE: " + OFF, -1).length, text);
      assertTrue(text.contains("store-101, store-102, store-103 · CAUSE: " + OFF), text);
      assertTrue(text.contains("SITE: kiosk-02 · CAUSE: the Arc agents of kiosk-02"), text);

      talk.pressesButton(AMINA, answer, "Ask to turn the data endpoint on");
      talk.sees(AMINA, "R1 · ", "turn the data endpoint on", "needs approval");
    }
  }

  @Test
  void ofManySitesTheFirstAreNamedAndAllAreCounted() {
    SandboxOptions chain = SandboxOptions.forTests().withChainOf(60).withSpeed(100);
    try (Conversation talk = Conversation.in(chain)) {
      talk.injectsFault("data-endpoint-off");
      String text = asks(talk).path("text").asText();
      assertTrue(
          text.matches("(?s).*SITE: \\d+ sites, such as shop-\\d+, shop-\\d+, shop-.*"), text);
    }
  }

  private static JsonNode asks(Conversation talk) {
    return talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, "/registry doctor"), AMINA, " sites need you");
  }
}
