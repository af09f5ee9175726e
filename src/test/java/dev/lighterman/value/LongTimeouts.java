package dev.lighterman.value;

import static dev.lighterman.value.InteractionTimeouts.DEFAULT;

import java.time.Duration;

/** For what is no test of the usual timeouts, since many tests share the processors. */
public final class LongTimeouts {
  /** Ten times as long as usual. */
  public static final InteractionTimeouts LONG =
      new InteractionTimeouts(
          DEFAULT.commit().multipliedBy(10),
          DEFAULT.idleTransaction().multipliedBy(10),
          DEFAULT.formCheck().multipliedBy(10),
          DEFAULT.suggestions().multipliedBy(10),
          DEFAULT.slackCall().multipliedBy(10),
          DEFAULT.diagnosis().multipliedBy(10));

  /** How long to wait for what should come. */
  public static final Duration PATIENCE = Duration.ofMinutes(4);

  private LongTimeouts() {}
}
