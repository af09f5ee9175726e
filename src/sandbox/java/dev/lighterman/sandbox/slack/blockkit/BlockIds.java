package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Generates the missing {@code block_id}s and {@code action_id}s, as Slack does. */
public final class BlockIds {
  private static final List<String> WITHOUT_ACTION_ID = List.of("image", "mrkdwn", "plain_text");

  private BlockIds() {}

  /** A copy in which every block has a {@code block_id} and every element an {@code action_id}. */
  public static ArrayNode withIds(ArrayNode blocks) {
    ArrayNode result = blocks.deepCopy();
    for (int i = 0; i < result.size(); i++) {
      ObjectNode block = (ObjectNode) result.get(i);
      putIfEmpty(block, "block_id", "b" + i);
      List<JsonNode> elements = elements(block).toList();
      for (int j = 0; j < elements.size(); j++) {
        if (elements.get(j) instanceof ObjectNode element
            && !WITHOUT_ACTION_ID.contains(element.path("type").asText())) {
          putIfEmpty(element, "action_id", "a" + i + "." + j);
        }
      }
    }
    return result;
  }

  /** The interactive elements of a block. */
  public static Stream<JsonNode> elements(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "section" -> Stream.of(block.path("accessory")).filter(JsonNode::isObject);
      case "input" -> Stream.of(block.path("element")).filter(JsonNode::isObject);
      case "actions", "context_actions" -> JsonArrays.stream(block.path("elements"));
      case "card" -> JsonArrays.stream(block.path("actions"));
      default -> Stream.empty();
    };
  }

  private static void putIfEmpty(ObjectNode node, String field, String value) {
    if (node.path(field).asText().isEmpty()) {
      node.put(field, value);
    }
  }
}
