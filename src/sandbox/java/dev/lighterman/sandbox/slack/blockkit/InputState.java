package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.util.Set;

/** The input of a form: {@code state.values}, by block and then by element. */
public final class InputState {
  private static final Set<String> STATELESS =
      Set.of("button", "overflow", "workflow_button", "feedback_buttons", "icon_button", "image");

  private InputState() {}

  public static ObjectNode initial(JsonNode blocks) {
    return carryOver(Json.object(), blocks);
  }

  public static ObjectNode carryOver(JsonNode previous, JsonNode blocks) {
    ObjectNode values = Json.object();
    for (JsonNode block : blocks) {
      String blockId = block.path("block_id").asText();
      BlockIds.elements(block)
          .filter(InputState::holdsState)
          .forEach(element -> {
            String actionId = element.path("action_id").asText();
            JsonNode old = previous.path(blockId).path(actionId);
            values
                .withObject("/" + escapePointer(blockId))
                .set(actionId, old.isObject() ? old : ElementValue.initial(element));
          });
    }
    return values;
  }

  /** The previous values with a person's input: block → value, or block → element → value. */
  public static ObjectNode withInput(
      ObjectNode previous, JsonNode blocks, JsonNode input, MenuOptions options)
      throws TargetNotFound {
    ObjectNode values = previous.deepCopy();
    for (var entry : input.properties()) {
      JsonNode block = block(blocks, entry.getKey());
      for (JsonNode element : BlockIds.elements(block).filter(InputState::holdsState).toList()) {
        String actionId = element.path("action_id").asText();
        JsonNode value =
            entry.getValue().has(actionId) ? entry.getValue().get(actionId) : entry.getValue();
        values
            .withObject("/" + escapePointer(entry.getKey()))
            .set(actionId, ElementValue.of(element, value, options));
      }
    }
    return values;
  }

  public static boolean holdsState(JsonNode element) {
    return !STATELESS.contains(element.path("type").asText());
  }

  private static JsonNode block(JsonNode blocks, String blockId) throws TargetNotFound {
    return JsonArrays.stream(blocks)
        .filter(block -> block.path("block_id").asText().equals(blockId))
        .findFirst()
        .orElseThrow(() -> new TargetNotFound("There is no field " + blockId + " in this form."));
  }

  private static String escapePointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
