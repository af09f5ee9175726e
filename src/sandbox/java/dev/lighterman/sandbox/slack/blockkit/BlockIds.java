package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Slack names every block and every element that its author left unnamed. */
public final class BlockIds {
  private static final List<String> UNNAMED = List.of("image", "mrkdwn", "plain_text");

  private BlockIds() {}

  /** A copy in which every block has a {@code block_id} and every element an {@code action_id}. */
  public static ArrayNode filledIn(ArrayNode blocks) {
    ArrayNode named = blocks.deepCopy();
    for (int i = 0; i < named.size(); i++) {
      ObjectNode block = (ObjectNode) named.get(i);
      name(block, "block_id", "b" + i);
      List<JsonNode> elements = elements(block).toList();
      for (int j = 0; j < elements.size(); j++) {
        if (elements.get(j) instanceof ObjectNode element
            && !UNNAMED.contains(element.path("type").asText())) {
          name(element, "action_id", "a" + i + "." + j);
        }
      }
    }
    return named;
  }

  /** The parts of a block that a person can touch. */
  public static Stream<JsonNode> elements(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "section" -> Stream.of(block.path("accessory")).filter(JsonNode::isObject);
      case "input" -> Stream.of(block.path("element")).filter(JsonNode::isObject);
      case "actions", "context_actions" -> JsonArrays.stream(block.path("elements"));
      case "card" -> JsonArrays.stream(block.path("actions"));
      default -> Stream.empty();
    };
  }

  private static void name(ObjectNode node, String field, String name) {
    if (node.path(field).asText().isEmpty()) {
      node.put(field, name);
    }
  }
}
