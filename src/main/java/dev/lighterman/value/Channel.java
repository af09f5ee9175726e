package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A Slack channel or conversation, by id. */
public record Channel(@JsonValue String id) {
  @JsonCreator
  public Channel {
    if (!id.matches("[CDG][A-Z0-9]{2,20}")) {
      throw new IllegalArgumentException("not an id like C0123ABCD: " + id);
    }
  }

  /** Whether it is a conversation with one person. */
  public boolean isDirect() {
    return id.startsWith("D");
  }

  @Override
  public String toString() {
    return id;
  }
}
