package dev.lighterman.slack.message;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Limits how often messages are edited: each at most once a second, and all together well below
 * Slack's limit, so that one busy run does not keep the others from being shown.
 */
public final class EditRateLimiter {
  private static final Duration MESSAGE_INTERVAL = Duration.ofSeconds(1);
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MAX_IN_WINDOW = 40;

  private final InstantSource clock;

  /** The edits of the last minute, the oldest first. */
  private final Deque<Edit> edits = new ArrayDeque<>();

  private record Edit(String message, Instant at) {}

  public EditRateLimiter(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Takes permission to edit a message.
   *
   * @return zero if it may be edited now, else how long to wait before asking again
   */
  synchronized Duration take(String message) {
    Instant now = clock.instant();
    while (!edits.isEmpty() && !windowEnd().isAfter(now)) {
      edits.removeFirst();
    }
    Instant earliest = earliest(message, now);
    if (earliest.isAfter(now)) {
      return Duration.between(now, earliest);
    }
    edits.addLast(new Edit(message, now));
    return Duration.ZERO;
  }

  private Instant earliest(String message, Instant now) {
    Instant earliest =
        edits.reversed().stream()
            .filter(edit -> edit.message().equals(message))
            .findFirst()
            .map(last -> last.at().plus(MESSAGE_INTERVAL))
            .orElse(now);
    boolean full = edits.size() >= MAX_IN_WINDOW;
    return full && windowEnd().isAfter(earliest) ? windowEnd() : earliest;
  }

  private Instant windowEnd() {
    return edits.getFirst().at().plus(WINDOW);
  }
}
