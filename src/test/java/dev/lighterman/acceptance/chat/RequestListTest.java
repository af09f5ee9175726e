package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import org.junit.jupiter.api.Test;

/** What is refused for its words is its asker's own; the list of all is for what may happen. */
final class RequestListTest {
  @Test
  void theListOfOthersLeavesOutWhatTheyMistypedAndSaysSo() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry deploy stroe-104 repos=pos");
      talk.sees(AMINA, "R1", "refused, nothing was changed");
      talk.types(BEN, EDGE_OPS, "/registry requests");
      talk.sees(BEN, "1 refused request is left out: type `requests refused`");
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos");
      talk.sees(AMINA, "R2", "needs approval");

      JsonNode others = asks(talk, BEN, "requests", "1 request is open");
      assertFalse(others.toString().contains("stroe-104"), others::toString);
      asks(talk, BEN, "requests", "NUMBER: R2", "1 refused request is left out");
      JsonNode own = asks(talk, AMINA, "requests", "NUMBER: R2", "SITE: stroe-104");
      assertFalse(own.toString().contains("left out"), own::toString);
      JsonNode refused =
          asks(talk, BEN, "requests refused", "1 request was refused", "SITE: stroe-104");
      assertFalse(refused.toString().contains("R2"), refused::toString);
    }
  }

  @Test
  void inAnotherChannelItNamesWhatIsOpenElsewhere() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos");
      talk.sees(AMINA, "R1", "needs approval");
      talk.answers(
          () -> talk.types(AMINA, STORES, "/registry requests"),
          AMINA,
          "There are no requests to show here.",
          "Open in other channels: 1",
          "R1 deploy store-104",
          "<#C01EDGEOPS>");
    }
  }

  @Test
  void whatTheListCanNotBeFilteredByIsSaid() {
    try (Conversation talk = Conversation.begin()) {
      asks(talk, AMINA, "requests refused", "No request was refused in this channel.");
      asks(talk, AMINA, "requests halted", "halted", "[Requests that were refused]");
    }
  }

  private static JsonNode asks(Conversation talk, String person, String line, String... says) {
    return talk.answers(() -> talk.types(person, EDGE_OPS, "/registry " + line), person, says);
  }
}
