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

/** The content of a message: text, blocks, metadata and files. */
public record MessageContent(
    String text, ArrayNode blocks, @Nullable JsonNode metadata, ArrayNode files) {
  private static final int MAX_TEXT_LENGTH = 40_000;

  public MessageContent {
    if (text.length() > MAX_TEXT_LENGTH) {
      text = text.substring(0, MAX_TEXT_LENGTH);
    }
  }

  public static MessageContent text(String text) {
    return new MessageContent(text, JsonArrays.array(), null, JsonArrays.array());
  }

  static MessageContent blocks(String text, ArrayNode blocks) {
    return new MessageContent(text, blocks, null, JsonArrays.array());
  }

  /** Reads and validates the arguments of {@code chat.*} and of response URLs. */
  public static MessageContent of(MethodArguments arguments, BlockKitValidator blockKit)
      throws WebApiFailure {
    ArrayNode blocks = blocks(arguments, blockKit);
    Optional<String> text = arguments.text("text").or(() -> arguments.text("markdown_text"));
    if (text.filter(value -> !value.isBlank()).isEmpty() && blocks.isEmpty()) {
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
    BlockKitErrors errors = blockKit.validateMessage(array);
    if (errors.isPresent()) {
      throw errors.toFailure("invalid_blocks");
    }
    return BlockIds.withIds(array);
  }

  public MessageContent withFiles(ArrayNode attached) {
    return new MessageContent(text, blocks, metadata, attached);
  }

  /** The content after an update; one without metadata keeps the previous metadata and files. */
  public MessageContent withMetadataOf(MessageContent previous) {
    return metadata == null
        ? new MessageContent(text, blocks, previous.metadata, previous.files)
        : this;
  }
}
