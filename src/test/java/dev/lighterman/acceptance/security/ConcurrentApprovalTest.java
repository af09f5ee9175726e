package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import org.junit.jupiter.api.Test;

/** Whoever presses Approve gets an answer, and however many do, it runs once. */
final class ConcurrentApprovalTest {
  @Test
  void eachClickIsAnsweredAndThereIsOneRun() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos ip=10.43.0.60");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.presses(OLGA, plan, "approve");
      talk.sees(OLGA, "Only", "may decide on this");
      talk.injectsFault("slow", "face", "slack", "path", "chat.update", "millis", "1500");
      talk.presses(BEN, plan, "approve");
      talk.presses(BEN, plan, "approve");
      talk.presses(CHIARA, plan, "approve");
      talk.sees(BEN, "R1 is approved and starts now");
      talk.sees(BEN, "R1 was approved by <@U02APPROVER> already");
      talk.sees(CHIARA, "R1 was approved by <@U02APPROVER> already");
      talk.clearsFaults();
      talk.sees(AMINA, "R1 · Succeeded");
      talk.types(CHIARA, EDGE_OPS, "/registry approve R1");
      talk.sees(CHIARA, "R1 is done already");

      assertTrue(talk.seesNothingOf(AMINA, "> already"), "answers are for those who pressed");
      assertTrue(talk.seesNothingOf(AMINA, "done already"), "answers are for those who pressed");
      assertEquals(
          1,
          talk.visibleTo(AMINA).filter(each -> Conversation.says(each, "R1 · Succeeded")).count());
      assertEquals(
          1, talk.changesThatWorked().filter("PUT connectedRegistries/store104"::equals).count());
    }
  }
}
