package dev.lighterman.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A pattern in which {@code *} stands for any text; upper and lower case are the same. */
public record Glob(@JsonValue String text) {
  @JsonCreator
  public Glob {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a pattern has at least one character");
    }
  }

  /** Whether any of them matches a site's name, or one of its labels as {@code name=value}. */
  public static boolean anyNames(List<Glob> globs, String siteName, Map<String, String> labels) {
    return Stream.concat(
            Stream.of(siteName),
            labels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()))
        .anyMatch(name -> globs.stream().anyMatch(glob -> glob.matches(name)));
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
