package dev.lighterman.slack.workspace;

import java.io.IOException;
import java.io.Serial;

/** A call failed before anything of it was sent: Slack certainly did not carry it out. */
final class NotSent extends IOException {
  @Serial private static final long serialVersionUID = 1;

  NotSent(IOException cause) {
    super(cause);
  }
}
