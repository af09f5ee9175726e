package dev.lighterman.value;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What the bot writes on the resources that a request creates, so that it knows them again, such as
 * {@code R412-20261128T015312Z}. The number alone would not do: another bot, or this one with a new
 * database, has the same numbers. Valid as a Kubernetes label.
 *
 * @param asked when the request was made
 */
public record RequestMark(RequestNumber number, Instant asked) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Override
  public String toString() {
    return number + "-" + TIME.format(asked);
  }
}
