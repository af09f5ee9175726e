package dev.lighterman.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
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

  /** Whether it matches all of a word; a policy of many sites asks this thousands of times. */
  public boolean matches(String word) {
    int inText = 0;
    int inWord = 0;
    int afterStar = -1;
    int retryFrom = 0;
    while (inWord < word.length()) {
      if (inText < text.length() && text.charAt(inText) == '*') {
        inText++;
        afterStar = inText;
        retryFrom = inWord;
      } else if (text.regionMatches(true, inText, word, inWord, 1)) {
        inText++;
        inWord++;
      } else if (afterStar >= 0) {
        // The star stands for one letter more.
        retryFrom++;
        inText = afterStar;
        inWord = retryFrom;
      } else {
        return false;
      }
    }
    return text.substring(inText).chars().allMatch(rest -> rest == '*');
  }

  @Override
  public String toString() {
    return text;
  }
}
