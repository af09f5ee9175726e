package dev.lighterman.settings;

import dev.lighterman.value.Secret;
import java.net.URI;

/**
 * How Slack and the bot know each other.
 *
 * @param apiUrl the Web API's address, ending in a slash
 */
public record SlackSettings(Transport transport, Secret botToken, URI apiUrl) {

  /** How what people do in Slack comes in. */
  public sealed interface Transport {
    /** Slack sends requests to the bot's public address, and signs them. */
    record Requests(Secret signingSecret) implements Transport {}

    /** Socket Mode: the bot opens WebSockets to Slack, and needs no address. */
    record Sockets(Secret appToken) implements Transport {}
  }
}
