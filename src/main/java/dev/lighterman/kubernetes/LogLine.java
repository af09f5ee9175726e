package dev.lighterman.kubernetes;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a container's log.
 *
 * @param at when it was written, on the node's clock; null where that was not read
 */
public record LogLine(@Nullable Instant at, String text) {
  /** As {@code kubectl logs --timestamps} prints it. */
  private static final Pattern DATED =
      Pattern.compile("(?<at>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z) (?<text>.*)");

  /** A line with its time before it, or without. */
  public static LogLine of(String line) {
    Matcher dated = DATED.matcher(line);
    return dated.matches()
        ? new LogLine(Instant.parse(dated.group("at")), dated.group("text"))
        : new LogLine(null, line);
  }

  /** Whether it is known to be older. */
  public boolean isBefore(Instant moment) {
    return Optional.ofNullable(at).filter(moment::isAfter).isPresent();
  }
}
