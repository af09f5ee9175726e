package dev.lighterman.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Something that one open request may touch alone, such as a connected registry or an address of a
 * cluster.
 */
public record Claim(@JsonValue String subject) {
  @JsonCreator
  public Claim {
    subject = subject.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return subject;
  }
}
