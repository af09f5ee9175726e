package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a person breaks on the page, the bot finds in the world and says before anything is done.
 */
final class CommonFaultsRefusedTest {
  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = Conversation.begin();
  }

  @AfterAll
  static void end() {
    assertEquals(List.of(), talk.changes());
    talk.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          The registry is full: 50 connected registries | myacrregistry has 50 connected registries
          The registry is Basic, not Premium | connected registries need Premium
          The image is gone | myacrregistry has no repository hello-world
          The cluster goes offline | myarck8scluster is Offline, not Connected
          The cluster's storage class is missing | has no default storage class. It has standard
          """)
  void isRefusedInTheWorldsOwnTerms(String title, String words) {
    breaks(title);
    talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
    talk.sees(AMINA, "refused, nothing was changed", words);
    talk.clearsFaults();
  }

  @Test
  void theFormAsksForTheStorageClassThatItsRefusalNames() {
    breaks("The cluster's storage class is missing");
    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    JsonNode form = talk.hasOpen(AMINA, "Create plan");
    talk.finds(AMINA, form, "cluster-name", "myarc");
    talk.chooses(AMINA, form, "cluster-name", "myarck8scluster");
    talk.hasOpen(AMINA, "Storage class", "has no default storage class", "myacrregistry");
    talk.finds(AMINA, form, "repository", "");
    ObjectNode values = Conversation.fields("registry", "myacrregistry", "reason", "by form");
    values.putArray("repository").add("hello-world");
    talk.submits(AMINA, form, values);
    JsonNode plan = talk.sees(AMINA, "needs approval", "by form");
    talk.types(AMINA, EDGE_OPS, "/registry cancel " + Conversation.number(plan));
    talk.sees(AMINA, "It was withdrawn by");
    talk.clearsFaults();
  }

  private static void breaks(String title) {
    JsonNode fault =
        StreamSupport.stream(talk.state().path("commonFaults").spliterator(), false)
            .filter(one -> one.path("title").asText().equals(title))
            .findFirst()
            .orElseThrow();
    ObjectNode call = fault.path("details").deepCopy();
    talk.post("fault", call.put("name", fault.path("name").asText()));
  }
}
