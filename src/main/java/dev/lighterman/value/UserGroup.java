package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A Slack user group, by id. */
public record UserGroup(@JsonValue String id) {
  @JsonCreator
  public UserGroup {
    if (!id.matches("S[A-Z0-9]{2,20}")) {
      throw new IllegalArgumentException("not an id like S0123ABCD: " + id);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
