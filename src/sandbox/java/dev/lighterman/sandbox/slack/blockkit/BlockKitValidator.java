package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lighterman.sandbox.http.Json;

/** Says what Slack would refuse in a message's blocks or in a view. */
public final class BlockKitValidator {
  private static final int LARGEST_VIEW = 250_000;

  private final BlockKitSchema grammar = BlockKitSchema.read();

  public BlockKitErrors message(ArrayNode blocks) {
    BlockKitErrors complaints = new BlockKitErrors();
    shape("message_blocks", Json.object().set("blocks", blocks), "", complaints);
    new BlockRules(complaints, "/blocks").message(blocks);
    return complaints;
  }

  public BlockKitErrors view(JsonNode view) {
    BlockKitErrors complaints = new BlockKitErrors();
    String type = view.path("type").asText();
    if (!type.equals("modal") && !type.equals("home")) {
      complaints.add("/view/type", "unsupported type: " + type);
      return complaints;
    }
    shape(type, view, "/view", complaints);
    new BlockRules(complaints, "/view/blocks").view(view);
    return complaints;
  }

  /** What {@code views.*} do with a view: refuse it, or name its blocks. */
  public JsonNode checkedView(JsonNode view) throws WebApiFailure {
    if (view.toString().length() > LARGEST_VIEW) {
      throw new WebApiFailure("view_too_large");
    }
    BlockKitErrors complaints = view(view);
    if (complaints.any()) {
      throw complaints.refusal("invalid_arguments");
    }
    return view;
  }

  private void shape(String type, JsonNode value, String at, BlockKitErrors complaints) {
    new SchemaValidator(grammar, complaints).check(new SchemaType.Part(type), value, at);
  }
}
