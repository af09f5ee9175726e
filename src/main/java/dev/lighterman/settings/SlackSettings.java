package dev.lighterman.settings;

import dev.lighterman.value.Secret;
import java.net.URI;

/**
 * How the bot connects to Slack.
 *
 * @param apiUrl the Web API's address, with a slash at its end
 */
public record SlackSettings(Transport transport, Secret botToken, URI apiUrl) {

  /** How events from Slack reach the bot. */
  public sealed interface Transport {
    /** Slack sends signed requests to the bot's public address. */
    record Requests(Secret signingSecret) implements Transport {}

    /** Socket Mode: the bot opens WebSockets to Slack and needs no public address. */
    record Sockets(Secret appToken) implements Transport {}
  }
}
