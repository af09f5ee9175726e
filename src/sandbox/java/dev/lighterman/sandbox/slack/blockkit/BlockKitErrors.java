package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with some blocks, each complaint with the JSON pointer to the place. */
public final class BlockKitErrors {
  private final List<Complaint> complaints = new ArrayList<>();
  private Optional<String> tables = Optional.empty();

  private record Complaint(String pointer, String message) {
    @Override
    public String toString() {
      return message + " [json-pointer:" + pointer + "]";
    }
  }

  void add(String pointer, String message) {
    complaints.add(new Complaint(pointer, message));
  }

  /** A second table is refused in other words than anything else. */
  void tooManyTables(String pointer) {
    add(pointer, "only_one_table_allowed");
    tables = Optional.of("invalid_attachments");
  }

  public boolean any() {
    return !complaints.isEmpty();
  }

  /** The answer of the methods that take blocks; {@code error} is what that method calls it. */
  public WebApiFailure refusal(String error) {
    ObjectNode details = Json.object();
    ArrayNode errors = details.putArray("errors");
    ArrayNode messages = details.putObject("response_metadata").putArray("messages");
    for (Complaint complaint : complaints) {
      errors.add(tables.isPresent() ? complaint.message() : complaint.toString());
      messages.add("[ERROR] " + complaint);
    }
    return new WebApiFailure(tables.orElse(error), details);
  }

  /** The {@code errors} of {@code blocks.validate}. */
  public ArrayNode asErrors() {
    ArrayNode errors = JsonArrays.array();
    for (Complaint complaint : complaints) {
      errors
          .addObject()
          .put("pointer", complaint.pointer())
          .put("code", "failed_constraint")
          .put("message", complaint.message());
    }
    return errors;
  }
}
