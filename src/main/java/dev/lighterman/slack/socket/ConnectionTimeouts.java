package dev.lighterman.slack.socket;

import dev.lighterman.value.ExponentialBackoff;
import java.time.Duration;

/**
 * The timeouts of the connections to Slack.
 *
 * @param ping the interval of pings, and the time that Slack has to answer one
 * @param hello how long Slack may take until it is ready to deliver
 * @param unhealthy how long the bot may have no connection before it reports that it is unhealthy
 * @param firstPause the pause after a first failure; it doubles with each further one
 */
public record ConnectionTimeouts(
    Duration ping, Duration hello, Duration unhealthy, Duration firstPause) {
  public static final ConnectionTimeouts DEFAULT =
      new ConnectionTimeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMillis(250));

  static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /**
   * How long to wait before the next attempt.
   *
   * @param failures how many attempts in a row have failed
   * @param least the wait that Slack asked for
   */
  Duration backoff(int failures, Duration least) {
    if (failures == 0) {
      return least;
    }
    Duration wait = new ExponentialBackoff(firstPause, LONGEST_PAUSE).after(failures);
    return wait.compareTo(least) > 0 ? wait : least;
  }
}
