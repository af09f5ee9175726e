package dev.lighterman.slack.socket;

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
  private static final int MOST_DOUBLINGS = 16;

  /**
   * How long to wait after so many failures without a success.
   *
   * @param least what the other side asked for
   */
  Duration backoff(int failures, Duration least) {
    if (failures == 0) {
      return least;
    }
    Duration wait = pause.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    Duration bounded = wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    return bounded.compareTo(least) > 0 ? bounded : least;
  }
}
