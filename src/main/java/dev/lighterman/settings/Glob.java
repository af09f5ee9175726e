package dev.lighterman.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A pattern in which {@code *} stands for any text, whatever the case. */
public record Glob(@JsonValue String text) {
  @JsonCreator
  public Glob {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a pattern has at least one character");
    }
  }

  public boolean matches(String word) {
    String[] pieces = text.split("\\*", -1);
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = Pattern.quote(pieces[i]);
    }
    return Pattern.compile(String.join(".*", pieces), Pattern.CASE_INSENSITIVE)
        .matcher(word)
        .matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
