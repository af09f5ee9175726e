package dev.lighterman.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a step, unique and stable within its plan. */
public record StepId(@JsonValue String text) {
  @JsonCreator
  public StepId {
    if (!text.matches("[a-z][a-z0-9-]{1,39}")) {
      throw new IllegalArgumentException("not a step id: " + text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
