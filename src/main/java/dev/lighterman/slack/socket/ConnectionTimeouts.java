package dev.lighterman.slack.socket;

import dev.lighterman.value.ExponentialBackoff;
import java.time.Duration;

/**
 * The times by which connections to Slack are judged.
 *
 * @param ping after so much silence Slack is asked whether it is there, and has as long to answer
 * @param hello how long Slack may take until it is ready to deliver
 * @param alone how long the bot may be without a connection until it says that it is not well
 * @param pause before the second attempt; before each further one it is doubled
 */
public record ConnectionTimeouts(Duration ping, Duration hello, Duration alone, Duration pause) {
  public static final ConnectionTimeouts USUAL =
      new ConnectionTimeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMillis(250));

  static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * How long to wait after so many failures without a success.
   *
   * @param least what the other side asked for
   */
  Duration backoff(int failures, Duration least) {
    if (failures == 0) {
      return least;
    }
    Duration wait = new ExponentialBackoff(pause, LONGEST).after(failures);
    return wait.compareTo(least) > 0 ? wait : least;
  }
}
