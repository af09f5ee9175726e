package dev.lighterman.store;

import dev.lighterman.value.RequestNumber;
import org.jspecify.annotations.Nullable;

/**
 * A row holds something that this version does not know, such as a step of a newer version after a
 * rollback. The row stays as it is; a version that knows it reads it.
 */
public final class UnreadableRow extends IllegalStateException {
  private final @Nullable RequestNumber request;

  UnreadableRow(String message, Throwable cause) {
    super(message, cause);
    this.request = null;
  }

  private UnreadableRow(RequestNumber request, UnreadableRow cause) {
    super(request + ": " + cause.getMessage(), cause);
    this.request = request;
  }

  /** The same, with the request that the row belongs to. */
  UnreadableRow of(RequestNumber number) {
    return new UnreadableRow(number, this);
  }

  /** The request that the row belongs to; null if it belongs to none. */
  public @Nullable RequestNumber request() {
    return request;
  }
}
