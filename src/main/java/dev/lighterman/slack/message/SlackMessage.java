package dev.lighterman.slack.message;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

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

  /**
   * The next simpler form, in case Slack rejects this one: without tables, then its text and its
   * buttons alone, then its text alone, then the beginning of its text.
   */
  Optional<SlackMessage> simpler() {
    if (blocks.isEmpty()) {
      String beginning = TextLimits.markup(text, TextLimits.SECTION);
      return beginning.equals(text)
          ? Optional.empty()
          : Optional.of(new SlackMessage(beginning, blocks));
    }
    JsonArray simplest = textAndButtons();
    if (blocks.equals(simplest)) {
      return Optional.of(new SlackMessage(text, new JsonArray()));
    }
    JsonArray simpler = withoutTables();
    return Optional.of(new SlackMessage(text, simpler.equals(blocks) ? simplest : simpler));
  }

  private JsonArray withoutTables() {
    JsonArray simpler = new JsonArray();
    blocks.forEach(block -> simpler.addAll(withoutTable(block.getAsJsonObject())));
    return simpler;
  }

  /** Empty if there are no buttons. */
  private JsonArray textAndButtons() {
    List<JsonElement> buttons =
        StreamSupport.stream(blocks.spliterator(), false)
            .filter(block -> type(block.getAsJsonObject()).equals("actions"))
            .toList();
    if (buttons.isEmpty()) {
      return new JsonArray();
    }
    List<String> texts = TextLimits.join(text.lines().toList(), TextLimits.SECTION);
    JsonArray simplest =
        tree(
            texts.stream()
                .filter(part -> !part.isBlank())
                .limit(BlockKitRenderer.MAX_BLOCKS - buttons.size())
                .map(part -> section(s -> s.text(markdownText(part))))
                .toList());
    buttons.forEach(simplest::add);
    return simplest;
  }

  private static String type(JsonObject block) {
    return block.get("type").getAsString();
  }

  private static JsonArray withoutTable(JsonObject block) {
    JsonArray simpler = new JsonArray();
    if (type(block).equals(TableBlock.TYPE)) {
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
        .map(SlackMessage::cell)
        .toList();
  }

  /** A cell's text; preformatted text shows a person's id, since it can't mention people. */
  private static String cell(JsonObject cell) {
    if (cell.has("text")) {
      return cell.get("text").getAsString();
    }
    if (cell.has("user_id")) {
      return "@" + cell.get("user_id").getAsString();
    }
    return cell.has("elements") ? String.join("", cells(cell.getAsJsonArray("elements"))) : "";
  }

  private static JsonArray tree(List<? extends LayoutBlock> blocks) {
    return JSON.toJsonTree(blocks.toArray(LayoutBlock[]::new)).getAsJsonArray();
  }
}
