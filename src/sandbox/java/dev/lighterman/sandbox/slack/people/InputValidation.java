package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.ElementValue;
import dev.lighterman.sandbox.slack.workspace.View;

/** Slack's own validation of a form, before it is delivered to the app. */
final class InputValidation {
  private final boolean french;

  private InputValidation(String locale) {
    this.french = locale.startsWith("fr");
  }

  /** The errors in a person's language: block → message. */
  static ObjectNode errors(View view, String locale) {
    InputValidation validation = new InputValidation(locale);
    ObjectNode errors = Json.object();
    for (JsonNode block : view.blocks()) {
      if (block.path("type").asText().equals("input")) {
        String id = block.path("block_id").asText();
        JsonNode element = block.path("element");
        JsonNode value = view.values().path(id).path(element.path("action_id").asText());
        String error = validation.error(block, element, value);
        if (!error.isEmpty()) {
          errors.put(id, error);
        }
      }
    }
    return errors;
  }

  private String error(JsonNode block, JsonNode element, JsonNode value) {
    if (ElementValue.isEmpty(value)) {
      return block.path("optional").asBoolean()
          ? ""
          : say("Please complete this required field.", "Veuillez remplir ce champ obligatoire.");
    }
    String text = value.path("value").asText();
    if (element.has("min_length") && text.length() < element.get("min_length").asInt()) {
      return say("Must be at least %d characters.", "Au moins %d caractères.")
          .formatted(element.get("min_length").asInt());
    }
    if (element.has("max_length") && text.length() > element.get("max_length").asInt()) {
      return say("Must be at most %d characters.", "Au plus %d caractères.")
          .formatted(element.get("max_length").asInt());
    }
    boolean number = element.path("type").asText().equals("number_input");
    return number && !text.matches("-?\\d+(\\.\\d+)?")
        ? say("Please enter a number.", "Veuillez saisir un nombre.")
        : "";
  }

  private String say(String english, String inFrench) {
    return french ? inFrench : english;
  }
}
