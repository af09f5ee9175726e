package dev.lighterman.sandbox.slack.delivery;

import java.time.Duration;

/** A transport to the bot: HTTP or Socket Mode. */
@FunctionalInterface
interface DeliveryChannel {
  /** The time in which the bot has to acknowledge. */
  Duration DEADLINE = Duration.ofSeconds(3);

  /** Delivers, and waits for the acknowledgement. */
  DeliveryResult send(Envelope envelope);
}
