package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.ElementValue;
import dev.lighterman.sandbox.slack.workspace.View;

/** Slack's own validation of a form, before it is delivered to the app. */
final class InputValidation {
  private InputValidation() {}

  /** The errors: block → message. */
  static ObjectNode errors(View view) {
    ObjectNode errors = Json.object();
    for (JsonNode block : view.blocks()) {
      if (block.path("type").asText().equals("input")) {
        String id = block.path("block_id").asText();
        JsonNode element = block.path("element");
        JsonNode value = view.values().path(id).path(element.path("action_id").asText());
        String error = error(block, element, value);
        if (!error.isEmpty()) {
          errors.put(id, error);
        }
      }
    }
    return errors;
  }

  private static String error(JsonNode block, JsonNode element, JsonNode value) {
    if (ElementValue.isEmpty(value)) {
      return block.path("optional").asBoolean() ? "" : "Please complete this required field.";
    }
    String text = value.path("value").asText();
    if (element.has("min_length") && text.length() < element.get("min_length").asInt()) {
      return "Must be at least " + element.get("min_length").asInt() + " characters.";
    }
    if (element.has("max_length") && text.length() > element.get("max_length").asInt()) {
      return "Must be at most " + element.get("max_length").asInt() + " characters.";
    }
    boolean number = element.path("type").asText().equals("number_input");
    return number && !text.matches("-?\\d+(\\.\\d+)?") ? "Please enter a number." : "";
  }
}
