package dev.lighterman.store;

import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.time.Instant;

/**
 * A person's order to freeze changes, or to lift the freeze of their channel.
 *
 * @param key the idempotency key: the id of the Slack trigger
 * @param frozen whether changes are frozen from then on
 * @param why the person's reason; may be empty
 * @param channel where it was ordered; a freeze covers the sites that this channel shows
 */
public record FreezeOrder(
    String key,
    boolean frozen,
    String why,
    Person person,
    Channel channel,
    Instant at,
    Status status) {
  /** What became of an order. Stored by name. */
  public enum Status {
    /** Stored, and not yet checked. */
    TAKEN,
    IN_FORCE,
    /** In force, and everybody in its channel was told. */
    ANNOUNCED,
    REFUSED
  }
}
