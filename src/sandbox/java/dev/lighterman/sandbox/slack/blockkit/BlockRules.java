package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of Block Kit that concern several fields or blocks, which the schema cannot express.
 */
record BlockRules(BlockKitErrors errors, String pointer) {
  private static final int MAX_MARKDOWN_CHARACTERS = 12_000;
  private static final int MAX_TABLE_CHARACTERS = 10_000;
  private static final int MAX_DATA_TABLE_CHARACTERS = 20_000;
  private static final Set<String> TABLES = Set.of("table", "data_table");
  private static final Set<String> STATIC_SELECTS = Set.of("static_select", "multi_static_select");

  void checkMessage(JsonNode blocks) {
    checkBlocks(blocks);
    List<String> tables = tables(blocks, pointer);
    if (tables.size() > 1) {
      errors.tooManyTables(tables.get(1));
    }
    int markdown =
        JsonArrays.stream(blocks)
            .filter(block -> block.path("type").asText().equals("markdown"))
            .mapToInt(block -> block.path("text").asText().length())
            .sum();
    if (markdown > MAX_MARKDOWN_CHARACTERS) {
      errors.add(pointer, "markdown blocks must be less than 12001 characters in total");
    }
  }

  void checkView(JsonNode view) {
    JsonNode blocks = view.path("blocks");
    checkBlocks(blocks);
    int focused = 0;
    for (int i = 0; i < blocks.size(); i++) {
      JsonNode block = blocks.get(i);
      boolean input = block.path("type").asText().equals("input");
      if (input && view.path("type").asText().equals("modal") && !view.hasNonNull("submit")) {
        errors.add(
            pointer + "/" + i + "/input", "must define `submit` to use an `input` block in modals");
      }
      focused +=
          (int)
              BlockIds.elements(block)
                  .filter(element -> element.path("focus_on_load").asBoolean())
                  .count();
    }
    if (focused > 1) {
      errors.add(pointer, "only one element can set `focus_on_load` to true");
    }
  }

  private void checkBlocks(JsonNode blocks) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      JsonNode block = blocks.get(i);
      String blockPointer = pointer + "/" + i;
      String id = block.path("block_id").asText();
      if (!id.isEmpty() && !seen.add(id)) {
        errors.add(blockPointer + "/block_id", "`block_id` \"" + id + "\" already exists");
      }
      checkBlock(block, blockPointer);
    }
  }

  private void checkBlock(JsonNode block, String blockPointer) {
    String type = block.path("type").asText();
    if (type.equals("section") && !block.has("text") && !block.has("fields")) {
      errors.add(blockPointer, "missing required field: text");
    }
    if (type.equals("image") && block.has("image_url") == block.has("slack_file")) {
      errors.add(blockPointer, "must define either `image_url` or `slack_file`");
    }
    if (TABLES.contains(type)) {
      checkTable(
          block,
          type.equals("table") ? MAX_TABLE_CHARACTERS : MAX_DATA_TABLE_CHARACTERS,
          blockPointer);
    }
    checkActionIds(block, blockPointer);
  }

  private void checkActionIds(JsonNode block, String blockPointer) {
    Set<String> seen = new HashSet<>();
    List<JsonNode> elements = BlockIds.elements(block).toList();
    for (int j = 0; j < elements.size(); j++) {
      String id = elements.get(j).path("action_id").asText();
      if (!id.isEmpty() && !seen.add(id)) {
        errors.add(
            blockPointer + "/elements/" + j + "/action_id",
            "`action_id` \"" + id + "\" already exists");
      }
      checkOptions(elements.get(j), blockPointer);
    }
  }

  private void checkOptions(JsonNode element, String blockPointer) {
    if (STATIC_SELECTS.contains(element.path("type").asText())
        && element.has("options") == element.has("option_groups")) {
      errors.add(blockPointer, "must define either `options` or `option_groups`");
    }
  }

  private void checkTable(JsonNode table, int max, String blockPointer) {
    int characters = 0;
    for (JsonNode row : table.path("rows")) {
      for (JsonNode cell : row) {
        characters += characters(cell);
      }
    }
    if (characters > max) {
      errors.add(blockPointer + "/rows", "must be less than " + (max + 1) + " characters in total");
    }
  }

  private static int characters(JsonNode cell) {
    int length = cell.path("text").isTextual() ? cell.path("text").textValue().length() : 0;
    for (JsonNode part : cell.path("elements")) {
      length += characters(part);
    }
    return length;
  }

  private static List<String> tables(JsonNode blocks, String blocksPointer) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      String blockPointer = blocksPointer + "/" + i;
      if (TABLES.contains(blocks.get(i).path("type").asText())) {
        found.add(blockPointer);
      }
      found.addAll(tables(blocks.get(i).path("child_blocks"), blockPointer + "/child_blocks"));
    }
    return found;
  }
}
