package dev.lighterman.value;

import java.time.Duration;

/**
 * How long the bot may take, in real time, for what people wait for in Slack.
 *
 * @param commit for storing what Slack delivered, before it is acknowledged
 * @param idleTransaction until a database server ends a transaction of which it hears nothing,
 *     since a process that is stopped inside one may hold its locks for ever; ours take
 *     milliseconds
 * @param formCheck for checking a submitted form, before it is acknowledged
 * @param suggestions for finding what a menu offers
 * @param slackCall for a call of the Web API
 * @param diagnosis for looking at a site
 */
public record InteractionTimeouts(
    Duration commit,
    Duration idleTransaction,
    Duration formCheck,
    Duration suggestions,
    Duration slackCall,
    Duration diagnosis) {

  /**
   * Slack waits three seconds for an acknowledgement, and lets a trigger id open a modal as long.
   */
  public static final InteractionTimeouts DEFAULT =
      new InteractionTimeouts(
          Duration.ofMillis(1_500),
          Duration.ofSeconds(4),
          Duration.ofMillis(1_400),
          Duration.ofMillis(2_500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(9));

  private static final Duration AFTER_CHECK = Duration.ofMillis(300);

  /** For both, one after the other: a form is checked, and begins to be stored. */
  public Duration form() {
    return formCheck.plus(AFTER_CHECK);
  }
}
