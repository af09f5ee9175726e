package dev.lighterman;

import static dev.lighterman.Conversation.AMINA;
import static dev.lighterman.Conversation.BEN;
import static dev.lighterman.Conversation.EDGE_OPS;
import static dev.lighterman.Conversation.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who holds one person's Slack account can do, and can't. */
final class StolenAccountTest {
  private final Conversation talk = Conversation.begin();

  @AfterEach
  void end() {
    talk.close();
  }

  /** Amina may only ask; Ben may approve as well. */
  @ParameterizedTest
  @ValueSource(strings = {AMINA, BEN})
  void whoMayAskOrApproveChangesNothingAlone(String person) {
    JsonNode card = asks(person);
    talk.presses(person, card, "approve");
    talk.sees(person, "R1 is your own request");
    talk.types(person, EDGE_OPS, "/registry approve R1");

    assertEquals(List.of(), talk.changes());
  }

  @Test
  void whoMayOnlyLookIsRefusedWhateverTheyPress() {
    JsonNode card = asks(AMINA);
    talk.presses(OLGA, card, "approve");
    talk.sees(OLGA, "may decide on this");
    talk.types(OLGA, EDGE_OPS, "/registry cancel R1");
    talk.sees(OLGA, "may ask for deploy here");
    talk.types(OLGA, EDGE_OPS, "/registry remove store-101");
    talk.sees(OLGA, "may ask for remove here");

    assertEquals(List.of(), talk.changes());
  }

  @Test
  void whatIsDoneInSomebodysNameIsSeenByAll() {
    JsonNode card = asks(AMINA);
    talk.presses(BEN, card, "approve");
    talk.sees(OLGA, "approved by <@" + BEN + ">");
  }

  private JsonNode asks(String person) {
    talk.types(
        person,
        EDGE_OPS,
        "/registry deploy myarck8scluster --registry myacrregistry repos=hello-world");
    return talk.sees(person, "R1", "myarck8scluster", "waits for");
  }
}
