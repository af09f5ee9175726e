package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The validation errors of blocks, each with a JSON pointer. */
public final class BlockKitErrors {
  private final List<BlockKitError> errors = new ArrayList<>();
  private Optional<String> errorCode = Optional.empty();

  private record BlockKitError(String pointer, String message) {
    @Override
    public String toString() {
      return message + " [json-pointer:" + pointer + "]";
    }
  }

  void add(String pointer, String message) {
    errors.add(new BlockKitError(pointer, message));
  }

  /** Adds Slack's error for a second table, which has its own error code. */
  void tooManyTables(String pointer) {
    add(pointer, "only_one_table_allowed");
    errorCode = Optional.of("invalid_attachments");
  }

  public boolean isPresent() {
    return !errors.isEmpty();
  }

  /** The failure of a Web API method. */
  public WebApiFailure toFailure(String defaultErrorCode) {
    ObjectNode details = Json.object();
    ArrayNode errorsJson = details.putArray("errors");
    ArrayNode messages = details.putObject("response_metadata").putArray("messages");
    for (BlockKitError each : errors) {
      errorsJson.add(errorCode.isPresent() ? each.message() : each.toString());
      messages.add("[ERROR] " + each);
    }
    return new WebApiFailure(errorCode.orElse(defaultErrorCode), details);
  }

  /** The {@code errors} in the response of {@code blocks.validate}. */
  public ArrayNode json() {
    ArrayNode errorsJson = JsonArrays.array();
    for (BlockKitError each : errors) {
      errorsJson
          .addObject()
          .put("pointer", each.pointer())
          .put("code", "failed_constraint")
          .put("message", each.message());
    }
    return errorsJson;
  }
}
