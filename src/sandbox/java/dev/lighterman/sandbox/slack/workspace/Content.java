package dev.lighterman.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lighterman.sandbox.slack.blockkit.BlockIds;
import dev.lighterman.sandbox.slack.blockkit.BlockKit;
import dev.lighterman.sandbox.slack.blockkit.Complaints;
import dev.lighterman.sandbox.slack.blockkit.Nodes;
import dev.lighterman.sandbox.slack.blockkit.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message says: its text, kept as it was sent, its blocks and what is attached to it. */
public record Content(String text, ArrayNode blocks, @Nullable JsonNode metadata, ArrayNode files) {
  private static final int LONGEST_TEXT = 40_000;

  public Content {
    if (text.length() > LONGEST_TEXT) {
      text = text.substring(0, LONGEST_TEXT);
    }
  }

  public static Content text(String text) {
    return new Content(text, Nodes.array(), null, Nodes.array());
  }

  static Content blocks(String text, ArrayNode blocks) {
    return new Content(text, blocks, null, Nodes.array());
  }

  /** Reads what {@code chat.*} and {@code response_url} are given, and refuses what Slack would. */
  public static Content of(Arguments arguments, BlockKit blockKit) throws Refusal {
    ArrayNode blocks = blocks(arguments, blockKit);
    Optional<String> text = arguments.text("text").or(() -> arguments.text("markdown_text"));
    if (text.filter(words -> !words.isBlank()).isEmpty() && blocks.isEmpty()) {
      throw new Refusal("no_text");
    }
    JsonNode metadata = arguments.structure("metadata", "invalid_metadata_format").orElse(null);
    if (metadata != null && (!metadata.has("event_type") || !metadata.has("event_payload"))) {
      throw new Refusal("invalid_metadata_format");
    }
    return new Content(text.orElse(""), blocks, metadata, Nodes.array());
  }

  private static ArrayNode blocks(Arguments arguments, BlockKit blockKit) throws Refusal {
    JsonNode blocks =
        arguments.structure("blocks", "invalid_blocks_format").orElseGet(Nodes::array);
    if (!(blocks instanceof ArrayNode array)) {
      throw new Refusal("invalid_blocks_format");
    }
    Complaints complaints = blockKit.message(array);
    if (complaints.any()) {
      throw complaints.refusal("invalid_blocks");
    }
    return BlockIds.filledIn(array);
  }

  public Content withFiles(ArrayNode attached) {
    return new Content(text, blocks, metadata, attached);
  }

  /** What stands after an edit that says nothing of metadata: the old one. */
  public Content keeping(Content before) {
    return metadata == null ? new Content(text, blocks, before.metadata, before.files) : this;
  }
}
