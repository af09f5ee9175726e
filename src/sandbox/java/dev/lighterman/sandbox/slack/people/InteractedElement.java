package dev.lighterman.sandbox.slack.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.slack.blockkit.BlockIds;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.InteractionContainer;
import org.jspecify.annotations.Nullable;

/** The element of an interaction, with its block and its message or view. */
record InteractedElement(InteractionContainer container, JsonNode block, JsonNode element) {
  static InteractedElement find(
      InteractionContainer container, String actionId, @Nullable String blockId, JsonNode value)
      throws TargetNotFound {
    InteractedElement first = null;
    for (JsonNode block : container.blocks()) {
      if (blockId != null && !block.path("block_id").asText().equals(blockId)) {
        continue;
      }
      for (JsonNode element : BlockIds.elements(block).toList()) {
        if (element.path("action_id").asText().equals(actionId)) {
          InteractedElement interacted = new InteractedElement(container, block, element);
          if (element.path("value").asText().equals(value.asText())) {
            return interacted;
          }
          first = first == null ? interacted : first;
        }
      }
    }
    if (first == null) {
      throw new TargetNotFound("There is nothing called " + actionId + " to click there.");
    }
    return first;
  }

  String type() {
    return element.path("type").asText();
  }

  String blockId() {
    return block.path("block_id").asText();
  }

  String actionId() {
    return element.path("action_id").asText();
  }

  /** Whether it is an input that the bot gets only with the submitted form. */
  boolean withoutDispatch() {
    return block.path("type").asText().equals("input")
        && !block.path("dispatch_action").asBoolean();
  }
}
