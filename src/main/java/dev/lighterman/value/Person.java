package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person in Slack, by user id; names change, ids do not. */
public record Person(@JsonValue String id) {
  @JsonCreator
  public Person {
    if (!id.matches("[UW][A-Z0-9]{2,20}")) {
      throw new IllegalArgumentException("not an id like U0123ABCD: " + id);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
