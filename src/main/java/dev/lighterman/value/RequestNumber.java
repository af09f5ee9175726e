package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number by which people refer to a request, such as {@code R412}. */
public record RequestNumber(@JsonValue int number) {
  private static final Pattern TYPED = Pattern.compile("[Rr]?([1-9][0-9]{0,8})");

  @JsonCreator
  public RequestNumber {
    if (number < 1) {
      throw new IllegalArgumentException("not a number from 1: " + number);
    }
  }

  /** The number in {@code 412}, {@code r412} or {@code R412}; empty for any other word. */
  public static Optional<RequestNumber> typed(String word) {
    var matcher = TYPED.matcher(word.strip());
    return matcher.matches()
        ? Optional.of(new RequestNumber(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "R" + number;
  }
}
