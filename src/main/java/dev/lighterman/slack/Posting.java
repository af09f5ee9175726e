package dev.lighterman.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import java.util.List;

/**
 * A message as Slack takes it.
 *
 * @param text its whole content
 * @param blocks Block Kit as JSON; an empty array for text alone
 */
record Posting(String text, JsonElement blocks) {
  private static final Gson JSON = GsonFactory.createSnakeCase();

  static Posting of(String text, List<LayoutBlock> blocks) {
    return new Posting(
        Clamp.markup(text, Clamp.MESSAGE_TEXT),
        JSON.toJsonTree(blocks.toArray(LayoutBlock[]::new)));
  }
}
