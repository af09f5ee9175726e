package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AzureResources;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.DirectAzureClient;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A site that synchronises at times only is Offline in between, which is nobody's trouble. */
final class SyncScheduleTest {
  @Test
  void whoRestsUntilTheNextSynchronisationNeedsNobody() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry list");
      JsonNode before = talk.sees(AMINA, "3 connected registries of 3", "2 sites need you");
      assertFalse(Conversation.says(before, "between two synchronisations"));

      int otherMonth = LocalDate.now(ZoneOffset.UTC).plusMonths(6).getMonthValue();
      DirectAzureClient.of(talk).schedules("store102", "0 3 1 " + otherMonth + " *", "PT1H");
      talk.until(() -> state(talk).equals("Offline"), "store102 never rests");

      talk.types(AMINA, EDGE_OPS, "/registry list");
      JsonNode list = talk.sees(AMINA, "1 is offline until the next sync window");
      assertTrue(Conversation.says(list, "2 sites need you"), list::toString);
      talk.types(AMINA, EDGE_OPS, "/registry");
      JsonNode home = talk.sees(AMINA, "No request needs your decision", "1 offline (store103)");
      assertTrue(
          Conversation.says(home, "1 online", "1 offline until the next sync window"),
          home::toString);
    }
  }

  private static String state(Conversation talk) {
    return AzureResources.connectedRegistry(talk, "store102")
        .orElseThrow()
        .path("connectionState")
        .asText();
  }
}
