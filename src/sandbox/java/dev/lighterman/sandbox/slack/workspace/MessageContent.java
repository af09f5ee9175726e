package dev.lighterman.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lighterman.sandbox.slack.blockkit.BlockIds;
import dev.lighterman.sandbox.slack.blockkit.BlockKitErrors;
import dev.lighterman.sandbox.slack.blockkit.BlockKitValidator;
import dev.lighterman.sandbox.slack.blockkit.JsonArrays;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message says: its text, kept as it was sent, its blocks and what is attached to it. */
public record MessageContent(
    String text, ArrayNode blocks, @Nullable JsonNode metadata, ArrayNode files) {
  private static final int LONGEST_TEXT = 40_000;

  public MessageContent {
    if (text.length() > LONGEST_TEXT) {
      text = text.substring(0, LONGEST_TEXT);
    }
  }

  public static MessageContent text(String text) {
    return new MessageContent(text, JsonArrays.array(), null, JsonArrays.array());
  }

  static MessageContent blocks(String text, ArrayNode blocks) {
    return new MessageContent(text, blocks, null, JsonArrays.array());
  }

  /** Reads what {@code chat.*} and {@code response_url} are given, and refuses what Slack would. */
  public static MessageContent of(MethodArguments arguments, BlockKitValidator blockKit)
      throws WebApiFailure {
    ArrayNode blocks = blocks(arguments, blockKit);
    Optional<String> text = arguments.text("text").or(() -> arguments.text("markdown_text"));
    if (text.filter(words -> !words.isBlank()).isEmpty() && blocks.isEmpty()) {
      throw new WebApiFailure("no_text");
    }
    JsonNode metadata = arguments.structure("metadata", "invalid_metadata_format").orElse(null);
    if (metadata != null && (!metadata.has("event_type") || !metadata.has("event_payload"))) {
      throw new WebApiFailure("invalid_metadata_format");
    }
    return new MessageContent(text.orElse(""), blocks, metadata, JsonArrays.array());
  }

  private static ArrayNode blocks(MethodArguments arguments, BlockKitValidator blockKit)
      throws WebApiFailure {
    JsonNode blocks =
        arguments.structure("blocks", "invalid_blocks_format").orElseGet(JsonArrays::array);
    if (!(blocks instanceof ArrayNode array)) {
      throw new WebApiFailure("invalid_blocks_format");
    }
    BlockKitErrors blockKitErrors = blockKit.message(array);
    if (blockKitErrors.any()) {
      throw blockKitErrors.refusal("invalid_blocks");
    }
    return BlockIds.filledIn(array);
  }

  public MessageContent withFiles(ArrayNode attached) {
    return new MessageContent(text, blocks, metadata, attached);
  }

  /** What stands after an edit that says nothing of metadata: the old one. */
  public MessageContent keeping(MessageContent before) {
    return metadata == null
        ? new MessageContent(text, blocks, before.metadata, before.files)
        : this;
  }
}
