package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can't be listed is not told as none. */
final class UnlistedRegistriesTest {
  private static final String WHY =
      "The connected registries of myacrregistry can’t be listed, nor what state they are in: "
          + "myacrregistry is Basic, and only Premium has connected registries.";
  private static final String REMEDY = "az acr update --name myacrregistry --sku Premium";

  @Test
  void aRegistryThatIsNoLongerPremiumIsNamedByAllThatListItsSites() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("registry-basic", "registry", "myacrregistry");
      for (String words : List.of("", " list", " doctor")) {
        String text = asks(talk, words).path("text").asText();
        assertTrue(text.contains(WHY) && text.contains(REMEDY), text);
        assertTrue(
            text.lines()
                .findFirst()
                .orElse("")
                .contains("the connected registries of myacrregistry can’t be listed"),
            text);
        assertFalse(text.contains("none offline") || text.contains("Deploy the first"), text);
      }

      talk.post("home", Conversation.fields("user", AMINA));
      talk.until(
          () ->
              Optional.of(talk.state().path("homes").path(AMINA).toString())
                  .filter(tab -> tab.contains(WHY) && !tab.contains("none offline")),
          () -> talk.state().path("homes").path(AMINA).toString());
    }
  }

  private static JsonNode asks(Conversation talk, String words) {
    return talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, "/registry" + words), AMINA, "can’t be listed");
  }
}
