package dev.lighterman.slack.workspace;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;

/** Slack limits the rate of a method; the call was not carried out. */
final class RateLimited extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final Duration after;

  /**
   * @param after how long no call of the method may be sent
   */
  RateLimited(Duration after) {
    super("limited for " + after);
    this.after = after;
  }

  Duration after() {
    return after;
  }
}
