package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of Block Kit that concern several places at once. */
record BlockRules(BlockKitErrors blockKitErrors, String at) {
  private static final int MARKDOWN_IN_ALL = 12_000;
  private static final int TABLE_CHARACTERS = 10_000;
  private static final int DATA_TABLE_CHARACTERS = 20_000;
  private static final Set<String> TABLES = Set.of("table", "data_table");
  private static final Set<String> CHOICES = Set.of("static_select", "multi_static_select");

  void message(JsonNode blocks) {
    blocks(blocks);
    List<String> tables = tables(blocks, at);
    if (tables.size() > 1) {
      blockKitErrors.tooManyTables(tables.get(1));
    }
    int markdown =
        JsonArrays.stream(blocks)
            .filter(block -> block.path("type").asText().equals("markdown"))
            .mapToInt(block -> block.path("text").asText().length())
            .sum();
    if (markdown > MARKDOWN_IN_ALL) {
      blockKitErrors.add(at, "markdown blocks must be less than 12001 characters in total");
    }
  }

  void view(JsonNode view) {
    JsonNode blocks = view.path("blocks");
    blocks(blocks);
    int focused = 0;
    for (int i = 0; i < blocks.size(); i++) {
      JsonNode block = blocks.get(i);
      boolean input = block.path("type").asText().equals("input");
      if (input && view.path("type").asText().equals("modal") && !view.hasNonNull("submit")) {
        blockKitErrors.add(
            at + "/" + i + "/input", "must define `submit` to use an `input` block in modals");
      }
      focused +=
          (int)
              BlockIds.elements(block)
                  .filter(element -> element.path("focus_on_load").asBoolean())
                  .count();
    }
    if (focused > 1) {
      blockKitErrors.add(at, "only one element can set `focus_on_load` to true");
    }
  }

  private void blocks(JsonNode blocks) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      JsonNode block = blocks.get(i);
      String place = at + "/" + i;
      String id = block.path("block_id").asText();
      if (!id.isEmpty() && !seen.add(id)) {
        blockKitErrors.add(place + "/block_id", "`block_id` \"" + id + "\" already exists");
      }
      block(block, place);
    }
  }

  private void block(JsonNode block, String place) {
    String type = block.path("type").asText();
    if (type.equals("section") && !block.has("text") && !block.has("fields")) {
      blockKitErrors.add(place, "missing required field: text");
    }
    if (type.equals("image") && block.has("image_url") == block.has("slack_file")) {
      blockKitErrors.add(place, "must define either `image_url` or `slack_file`");
    }
    if (TABLES.contains(type)) {
      table(block, type.equals("table") ? TABLE_CHARACTERS : DATA_TABLE_CHARACTERS, place);
    }
    actionIds(block, place);
  }

  private void actionIds(JsonNode block, String place) {
    Set<String> seen = new HashSet<>();
    List<JsonNode> elements = BlockIds.elements(block).toList();
    for (int j = 0; j < elements.size(); j++) {
      String id = elements.get(j).path("action_id").asText();
      if (!id.isEmpty() && !seen.add(id)) {
        blockKitErrors.add(
            place + "/elements/" + j + "/action_id", "`action_id` \"" + id + "\" already exists");
      }
      choice(elements.get(j), place);
    }
  }

  private void choice(JsonNode element, String place) {
    if (CHOICES.contains(element.path("type").asText())
        && element.has("options") == element.has("option_groups")) {
      blockKitErrors.add(place, "must define either `options` or `option_groups`");
    }
  }

  private void table(JsonNode table, int most, String place) {
    int characters = 0;
    for (JsonNode row : table.path("rows")) {
      for (JsonNode cell : row) {
        characters += characters(cell);
      }
    }
    if (characters > most) {
      blockKitErrors.add(
          place + "/rows", "must be less than " + (most + 1) + " characters in total");
    }
  }

  private static int characters(JsonNode cell) {
    int own = cell.path("text").isTextual() ? cell.path("text").textValue().length() : 0;
    for (JsonNode part : cell.path("elements")) {
      own += characters(part);
    }
    return own;
  }

  private static List<String> tables(JsonNode blocks, String at) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      String place = at + "/" + i;
      if (TABLES.contains(blocks.get(i).path("type").asText())) {
        found.add(place);
      }
      found.addAll(tables(blocks.get(i).path("child_blocks"), place + "/child_blocks"));
    }
    return found;
  }
}
