package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import java.util.List;

/**
 * A page of a list; a cursor is the number of items before its page.
 *
 * @param next the cursor of the next page; empty on the last one
 */
record CursorPage<T>(List<T> items, String next) {
  /** The page that {@code cursor} and {@code limit} ask for. */
  static <T> CursorPage<T> of(List<T> all, MethodArguments arguments, int defaultLimit)
      throws WebApiFailure {
    int limit = arguments.number("limit", defaultLimit);
    if (limit < 1 || limit > 1_000) {
      throw new WebApiFailure("invalid_limit");
    }
    int start = start(arguments);
    boolean more = all.size() > start + limit;
    return new CursorPage<>(
        all.stream().skip(start).limit(limit).toList(),
        more ? Integer.toString(start + limit) : "");
  }

  private static int start(MethodArguments arguments) throws WebApiFailure {
    String cursor = arguments.text("cursor").orElse("");
    if (!cursor.matches("[0-9]{0,9}")) {
      throw new WebApiFailure("invalid_cursor");
    }
    return cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
  }

  boolean hasMore() {
    return !next.isEmpty();
  }

  ObjectNode addCursor(ObjectNode response) {
    response.putObject("response_metadata").put("next_cursor", next);
    return response;
  }
}
