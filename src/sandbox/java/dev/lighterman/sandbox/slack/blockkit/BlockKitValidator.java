package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lighterman.sandbox.http.Json;

/** Validates the blocks of messages and views as Slack does. */
public final class BlockKitValidator {
  private static final int MAX_VIEW_LENGTH = 250_000;

  private final BlockKitSchema schema = BlockKitSchema.load();

  public BlockKitErrors validateMessage(ArrayNode blocks) {
    BlockKitErrors errors = new BlockKitErrors();
    checkSchema("message_blocks", Json.object().set("blocks", blocks), "", errors);
    new BlockRules(errors, "/blocks").checkMessage(blocks);
    return errors;
  }

  public BlockKitErrors validateView(JsonNode view) {
    BlockKitErrors errors = new BlockKitErrors();
    String type = view.path("type").asText();
    if (!type.equals("modal") && !type.equals("home")) {
      errors.add("/view/type", "unsupported type: " + type);
      return errors;
    }
    checkSchema(type, view, "/view", errors);
    new BlockRules(errors, "/view/blocks").checkView(view);
    return errors;
  }

  /** Returns the view, or refuses it as {@code views.*} do. */
  public JsonNode requireValidView(JsonNode view) throws WebApiFailure {
    if (view.toString().length() > MAX_VIEW_LENGTH) {
      throw new WebApiFailure("view_too_large");
    }
    BlockKitErrors errors = validateView(view);
    if (errors.isPresent()) {
      throw errors.toFailure("invalid_arguments");
    }
    return view;
  }

  private void checkSchema(String type, JsonNode value, String pointer, BlockKitErrors errors) {
    new SchemaValidator(schema, errors).check(new SchemaType.ObjectRef(type), value, pointer);
  }
}
