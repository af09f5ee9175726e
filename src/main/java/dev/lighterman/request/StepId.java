package dev.lighterman.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of a step within its plan, stable as long as the plan lives. */
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
