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
 * The content of a Slack message.
 *
 * @param text its whole content as text
 * @param blocks its content in Block Kit; empty for text alone
 */
public record SlackMessage(String text, JsonArray blocks) {
  private static final Gson JSON = GsonFactory.createSnakeCase();

  public static SlackMessage of(String text, List<? extends LayoutBlock> blocks) {
    return new SlackMessage(TextLimits.markup(text, TextLimits.MESSAGE_TEXT), tree(blocks));
  }

  /** Several messages as one, one below the other. */
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

  /** Changes with the content: a message is only edited if its hash has changed. */
  String hash() {
    return Sha256.of(json().toString());
  }

  /** As JSON for one person alone, in an acknowledgement or at a response URL. */
  public JsonObject ephemeral() {
    JsonObject json = json();
    json.addProperty("response_type", "ephemeral");
    json.addProperty("replace_original", false);
    return json;
  }

  /** The same in simpler blocks, in case Slack rejects these; at last the text alone. */
  Optional<SlackMessage> simpler() {
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    JsonArray simpler = new JsonArray();
    blocks.forEach(block -> simpler.addAll(withoutTable(block.getAsJsonObject())));
    return Optional.of(new SlackMessage(text, simpler.equals(blocks) ? new JsonArray() : simpler));
  }

  private static JsonArray withoutTable(JsonObject block) {
    JsonArray simpler = new JsonArray();
    if (block.get("type").getAsString().equals(TableBlock.TYPE)) {
      List<List<String>> rows = new ArrayList<>();
      block.getAsJsonArray("rows").forEach(row -> rows.add(cells(row.getAsJsonArray())));
      simpler.addAll(tree(BlockKitRenderer.code(PlainTable.lines(rows))));
    } else {
      simpler.add(block);
    }
    return simpler;
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
