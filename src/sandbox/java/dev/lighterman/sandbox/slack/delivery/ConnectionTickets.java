package dev.lighterman.sandbox.slack.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Each lets one WebSocket in, for half a minute. */
final class ConnectionTickets {
  private static final Duration LIFE = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Map<String, Instant> valid = new ConcurrentHashMap<>();

  ConnectionTickets(InstantSource clock) {
    this.clock = clock;
  }

  String issue() {
    String ticket = UUID.randomUUID().toString();
    valid.put(ticket, clock.instant().plus(LIFE));
    return ticket;
  }

  boolean take(String ticket) {
    Instant end = valid.remove(ticket);
    return end != null && clock.instant().isBefore(end);
  }
}
