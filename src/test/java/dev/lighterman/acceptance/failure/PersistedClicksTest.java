package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.fields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/**
 * The plug is pulled after people were acknowledged and before the bot knows who they are: what
 * they decided takes effect all the same, once.
 */
@Execution(CONCURRENT)
final class PersistedClicksTest {
  @Test
  void whatWasAcknowledgedBeforeThePlugWasPulledTakesEffectAfterwards() {
    try (Conversation talk = Conversation.withChildProcess(500)) {
      talk.until(() -> isAcknowledged(talk), "the first word is not acknowledged");
      asked(talk, "R1", "deploy store-104 repos=pos ip=10.43.0.60");
      JsonNode second = asked(talk, "R2", "deploy myarck8scluster repos=hello-world");
      JsonNode third = asked(talk, "R3", "remove store-103");
      talk.presses(CHIARA, second, "reject");
      JsonNode form = talk.hasOpen(CHIARA, "Why?");
      talk.injectsFault(
          "slow", "face", "slack", "path", "users.info|usergroups", "millis", "10000");

      talk.presses(BEN, third, "approve");
      talk.submits(CHIARA, form, fields("why", "not on a Friday"));
      talk.types(BEN, EDGE_OPS, "/registry approve R1");
      talk.killsBot();
      assertTrue(
          talk.seesNothingOf(AMINA, "R1 · Deploy to store-104 · approved"),
          "the card says approved already");
      talk.clearsFaults();
      talk.startsBot();

      talk.sees(AMINA, "R1 · Succeeded");
      talk.sees(AMINA, "R3 · Succeeded");
      talk.sees(BEN, "R1 is approved and starts now");
      talk.sees(BEN, "R3 is approved and starts now");
      talk.sees(CHIARA, "R2 is rejected");
      talk.sees(AMINA, "not on a Friday");
      assertEquals(
          1, talk.changesThatWorked().filter("PUT connectedRegistries/store104"::equals).count());
    }
  }

  @Test
  void whatWasAskedBeforeThePlugWasPulledIsPlannedAfterwardsInTheOrderInWhichItCame() {
    try (Conversation talk = Conversation.withChildProcess(500)) {
      talk.injectsFault(
          "slow", "face", "slack", "path", "users.info|usergroups", "millis", "10000");

      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos ip=10.43.0.60");
      talk.types(BEN, EDGE_OPS, "/registry remove store-103");
      talk.killsBot();
      talk.clearsFaults();
      talk.startsBot();

      talk.sees(AMINA, "R1 · Preparing the plan");
      talk.sees(BEN, "R2 · Preparing the plan");
      talk.sees(AMINA, "R1", "store-104", "needs approval");
      talk.sees(BEN, "R2", "store-103", "needs approval");
    }
  }

  /** A busy machine may load the bot's first classes for longer than Slack waits. */
  private static boolean isAcknowledged(Conversation talk) {
    return talk.types(AMINA, EDGE_OPS, "/registry help").path("status").asInt() == 200;
  }

  private static JsonNode asked(Conversation talk, String request, String words) {
    talk.types(AMINA, EDGE_OPS, "/registry " + words);
    return talk.sees(AMINA, request, "needs approval");
  }
}
