package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.TwoCompanies;
import org.junit.jupiter.api.Test;

/** One thing has one value in a line: of two, none wins silently. */
final class TwoValuesTest {
  private static final String MAELLE = "U06MAREE";

  @Test
  void twoAddressesAreRefusedWithBothNamed() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY + " --service-ip 10.0.0.60");
      JsonNode refusal =
          talk.sees(
              AMINA,
              "--service-ip 10.0.0.60",
              "--config service.clusterIP=10.0.0.50",
              "contradict each other");

      talk.pressesButton(AMINA, refusal, "Use 10.0.0.60");
      talk.seesPlan(AMINA, "R2", "needs approval", "at 10.0.0.60");

      talk.types(AMINA, EDGE_OPS, "/registry remove store-101 --name store101 --name store102");
      talk.sees(AMINA, "--name store101", "--name store102", "contradict each other");

      talk.types(AMINA, EDGE_OPS, "/registry repair store-101 cure=extension cure=sync-password");
      talk.sees(
          AMINA,
          "--cure extension",
          "--cure sync-password",
          "contradict each other",
          "[Use extension]");
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101 at=02:00 at=tonight");
      talk.sees(AMINA, "--at 02:00", "--at tonight", "contradict each other");
    }
  }

  @Test
  void aCorrectedLineReplacesTheWrongValue() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY.replace("10.0.0.50", "192.100.100.1"));
      JsonNode refusal = talk.sees(AMINA, "192.100.100.1 is outside", "[Use 10.0.0.");
      String line =
          refusal.findValuesAsText("value").stream()
              .filter(value -> value.startsWith("deploy"))
              .findFirst()
              .orElseThrow();

      assertTrue(line.contains("--service-ip 10.0.0."), line);
      assertFalse(line.contains("192.100.100.1"), line);
    }
  }

  @Test
  void aFrenchSpeakerReadsItInFrench() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry deploy store-202 ip=10.0.0.60 ip=10.0.0.61");
      talk.sees(MAELLE, "--service-ip 10.0.0.60", "--service-ip 10.0.0.61", "se contredisent");
    }
  }
}
