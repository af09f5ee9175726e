package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lighterman.sandbox.http.Json;

/** Says what Slack would refuse in a message's blocks or in a view. */
public final class BlockKitValidator {
  private static final int LARGEST_VIEW = 250_000;

  private final BlockKitSchema schema = BlockKitSchema.read();

  public BlockKitErrors message(ArrayNode blocks) {
    BlockKitErrors blockKitErrors = new BlockKitErrors();
    shape("message_blocks", Json.object().set("blocks", blocks), "", blockKitErrors);
    new BlockRules(blockKitErrors, "/blocks").message(blocks);
    return blockKitErrors;
  }

  public BlockKitErrors view(JsonNode view) {
    BlockKitErrors blockKitErrors = new BlockKitErrors();
    String type = view.path("type").asText();
    if (!type.equals("modal") && !type.equals("home")) {
      blockKitErrors.add("/view/type", "unsupported type: " + type);
      return blockKitErrors;
    }
    shape(type, view, "/view", blockKitErrors);
    new BlockRules(blockKitErrors, "/view/blocks").view(view);
    return blockKitErrors;
  }

  /** What {@code views.*} do with a view: refuse it, or name its blocks. */
  public JsonNode checkedView(JsonNode view) throws WebApiFailure {
    if (view.toString().length() > LARGEST_VIEW) {
      throw new WebApiFailure("view_too_large");
    }
    BlockKitErrors blockKitErrors = view(view);
    if (blockKitErrors.any()) {
      throw blockKitErrors.refusal("invalid_arguments");
    }
    return view;
  }

  private void shape(String type, JsonNode value, String at, BlockKitErrors blockKitErrors) {
    new SchemaValidator(schema, blockKitErrors).check(new SchemaType.Part(type), value, at);
  }
}
