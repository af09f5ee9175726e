package dev.lighterman.slack.message;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.lighterman.value.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A message as Slack takes it.
 *
 * @param text its whole content
 * @param blocks Block Kit; empty for text alone
 */
public record SlackMessage(String text, JsonArray blocks) {
  private static final Gson JSON = GsonFactory.createSnakeCase();

  public static SlackMessage of(String text, List<? extends LayoutBlock> blocks) {
    return new SlackMessage(TextLimits.markup(text, TextLimits.MESSAGE_TEXT), tree(blocks));
  }

  /** Several, one under the other, as one. */
  static SlackMessage joined(List<SlackMessage> slackMessages) {
    JsonArray blocks = new JsonArray();
    slackMessages.forEach(slackMessage -> blocks.addAll(slackMessage.blocks()));
    String text = slackMessages.stream().map(SlackMessage::text).collect(Collectors.joining("\n"));
    return new SlackMessage(TextLimits.markup(text, TextLimits.MESSAGE_TEXT), blocks);
  }

  /** Reads what {@link #json} wrote. */
  static SlackMessage read(String json) {
    JsonObject written = JsonParser.parseString(json).getAsJsonObject();
    return new SlackMessage(written.get("text").getAsString(), written.getAsJsonArray("blocks"));
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("text", text);
    json.add("blocks", blocks);
    return json;
  }

  /** Tells postings apart: an edit that would change nothing is none. */
  String hash() {
    return Sha256.of(json().toString());
  }

  /** The same for one person alone, as an acknowledgement or a {@code response_url} takes it. */
  public JsonObject ephemeral() {
    JsonObject json = json();
    json.addProperty("response_type", "ephemeral");
    json.addProperty("replace_original", false);
    return json;
  }

  /** The same in plainer blocks, for when Slack refuses these; text alone comes last. */
  Optional<SlackMessage> plainer() {
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    JsonArray plain = new JsonArray();
    blocks.forEach(block -> plain.addAll(withoutTable(block.getAsJsonObject())));
    return Optional.of(new SlackMessage(text, plain.equals(blocks) ? new JsonArray() : plain));
  }

  private static JsonArray withoutTable(JsonObject block) {
    JsonArray plain = new JsonArray();
    if (block.get("type").getAsString().equals(TableBlock.TYPE)) {
      List<List<String>> rows = new ArrayList<>();
      block.getAsJsonArray("rows").forEach(row -> rows.add(cells(row.getAsJsonArray())));
      plain.addAll(tree(BlockKitRenderer.code(PlainTable.lines(rows))));
    } else {
      plain.add(block);
    }
    return plain;
  }

  private static List<String> cells(JsonArray row) {
    return StreamSupport.stream(row.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .map(cell -> cell.get("text").getAsString())
        .toList();
  }

  private static JsonArray tree(List<? extends LayoutBlock> blocks) {
    return JSON.toJsonTree(blocks.toArray(LayoutBlock[]::new)).getAsJsonArray();
  }
}
