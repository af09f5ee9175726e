package dev.lighterman.sandbox.slack.delivery;

import java.time.Duration;

/** A way to the bot. */
@FunctionalInterface
interface DeliveryChannel {
  /** How long the bot has to acknowledge. */
  Duration DEADLINE = Duration.ofSeconds(3);

  /** Delivers, and waits for what comes of it. */
  DeliveryResult send(Envelope envelope);
}
