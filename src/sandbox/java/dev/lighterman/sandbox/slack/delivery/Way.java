package dev.lighterman.sandbox.slack.delivery;

import java.time.Duration;

/** A way to the bot. */
@FunctionalInterface
interface Way {
  /** How long the bot has to acknowledge. */
  Duration DEADLINE = Duration.ofSeconds(3);

  /** Delivers, and waits for what comes of it. */
  Outcome send(Envelope envelope);
}
