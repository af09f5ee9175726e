package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.SandboxOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The doctor tells of those sites alone that have a label. */
final class DoctorByLabelTest {
  @Test
  void onlyTheSitesWithTheLabelAreTold() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("arc-offline", "cluster", "store-101");
      JsonNode canaries =
          talk.answers(
              () -> talk.types(AMINA, EDGE_OPS, "/registry doctor ring=canary"),
              AMINA,
              " sites needs you",
              "the Arc agents of store-101 don’t reach Azure");
      assertFalse(Conversation.says(canaries, "store-103"), canaries::toString);
      assertFalse(Conversation.says(canaries, "kiosk-02"), canaries::toString);

      JsonNode both =
          talk.answers(
              () ->
                  talk.types(AMINA, EDGE_OPS, "/registry doctor ring=canary timezone=Europe/Paris"),
              AMINA,
              " needs you");
      assertTrue(Conversation.says(both, "store-101"), both::toString);
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry doctor ring=none"),
          AMINA,
          "No site that you see here is labelled ring=none");
    }
  }

  @Test
  void aSiteWithALabelIsNotGuessedAt() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      JsonNode refused =
          talk.answers(
              () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-102 ring=canary"),
              AMINA,
              "Name a site or labels, not both");
      assertEquals(
          List.of("doctor store-102", "doctor ring=canary"),
          refused.findValuesAsText("value").stream()
              .filter(each -> each.startsWith("doctor"))
              .toList());
    }
  }

  @Test
  void itsPagesKeepTheLabel() {
    try (Conversation talk =
        Conversation.in(SandboxOptions.forTests().withChainOf(180).withSpeed(100))) {
      talk.injectsFault("arc-offline");
      JsonNode first =
          talk.answers(
              () -> talk.types(AMINA, EDGE_OPS, "/registry doctor ring=wave1"),
              AMINA,
              " sites need you",
              "Show next: 41–");
      JsonNode second =
          talk.answers(
              () -> talk.presses(AMINA, first, "say", next(first)),
              AMINA,
              "Show previous: 1–40 of ");
      assertTrue(next(first).contains("ring=wave1"), next(first));
      assertFalse(Conversation.says(second, "Show next: "), second::toString);
    }
  }

  private static String next(JsonNode answer) {
    return answer.findValuesAsText("value").stream()
        .filter(each -> each.contains("page"))
        .findFirst()
        .orElseThrow();
  }
}
