package dev.lighterman.slack.message;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast messages are edited: each at most once a second, and all together well below what Slack
 * takes, so that one busy run never keeps another from being seen.
 */
public final class EditRateLimiter {
  private static final Duration EACH = Duration.ofSeconds(1);
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_IN_WINDOW = 40;
  private static final int REMEMBERED = 1_000;

  private final InstantSource clock;
  private final Deque<Instant> all = new ArrayDeque<>();
  private final Map<String, Instant> last =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  public EditRateLimiter(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes the next edit of a message; how long to wait where it is not its turn yet, else zero. */
  synchronized Duration take(String message) {
    Instant now = clock.instant();
    while (!all.isEmpty() && !all.getFirst().plus(WINDOW).isAfter(now)) {
      all.removeFirst();
    }
    Instant before = last.get(message);
    Instant turn = before == null ? now : before.plus(EACH);
    if (all.size() >= MOST_IN_WINDOW && all.getFirst().plus(WINDOW).isAfter(turn)) {
      turn = all.getFirst().plus(WINDOW);
    }
    if (turn.isAfter(now)) {
      return Duration.between(now, turn);
    }
    all.addLast(now);
    last.remove(message);
    last.put(message, now);
    return Duration.ZERO;
  }
}
