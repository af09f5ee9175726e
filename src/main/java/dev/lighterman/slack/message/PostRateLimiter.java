package dev.lighterman.slack.message;

import dev.lighterman.value.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often the bot posts in each channel: about once a second, which is Slack's limit, with
 * short bursts. A part of each burst is reserved for requests that wait for people, so that their
 * messages overtake the others. Those wait in the order in which they came.
 */
public final class PostRateLimiter {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** How many intervals ahead of the average rate a burst may go. */
  private static final int BURST = 4;

  private static final int BURST_OF_OTHERS = 2;

  /** A place in the queue that nobody came back for. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Map<Channel, Pace> paces = new HashMap<>();

  public PostRateLimiter(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Takes permission to post one message about a request.
   *
   * @param urgent whether the request waits for people
   * @return zero if it may be posted now, else how long to wait before asking again
   */
  synchronized Duration take(Channel channel, String request, boolean urgent) {
    return paces.computeIfAbsent(channel, _ -> new Pace()).take(request, urgent, clock.instant());
  }

  private static final class Pace {
    /** When the posts so far would have ended if each had waited for its turn. */
    private Instant end = Instant.EPOCH;

    /** When each waiting request was told to come back. */
    private final Map<String, Instant> turns = new HashMap<>();

    Duration take(String request, boolean urgent, Instant now) {
      turns.values().removeIf(turn -> turn.plus(FORGOTTEN).isBefore(now));
      Instant earliest = end.minus(INTERVAL.multipliedBy((urgent ? BURST : BURST_OF_OTHERS) - 1));
      Instant turn = urgent ? earliest : turn(request, earliest, now);
      if (turn.isAfter(now)) {
        return Duration.between(now, turn);
      }
      turns.remove(request);
      end = (end.isAfter(now) ? end : now).plus(INTERVAL);
      return Duration.ZERO;
    }

    /** Keeps the request's turn, or takes the next one after all others. */
    private Instant turn(String request, Instant earliest, Instant now) {
      @Nullable Instant kept = turns.get(request);
      if (kept == null) {
        kept =
            turns.values().stream()
                .max(Instant::compareTo)
                .map(last -> last.plus(INTERVAL))
                .orElse(earliest);
      }
      Instant turn = kept.isAfter(earliest) ? kept : earliest;
      if (turn.isAfter(now)) {
        turns.put(request, turn);
      }
      return turn;
    }
  }
}
