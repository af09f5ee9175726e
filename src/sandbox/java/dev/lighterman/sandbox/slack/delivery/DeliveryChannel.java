package dev.lighterman.sandbox.slack.delivery;

/** A transport to the bot: HTTP or Socket Mode. */
@FunctionalInterface
interface DeliveryChannel {
  /** Delivers, and waits for the acknowledgement. */
  DeliveryResult send(Envelope envelope);
}
