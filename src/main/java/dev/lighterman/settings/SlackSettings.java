package dev.lighterman.settings;

import dev.lighterman.value.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How the bot connects to Slack.
 *
 * @param apiUrl the Web API's address, with a slash at its end
 * @param team the workspace whose user groups the policy names, where the app is installed for a
 *     whole organisation; null if it is installed in one workspace
 */
public record SlackSettings(
    Transport transport, Secret botToken, URI apiUrl, @Nullable String team) {
  /** For an app that is installed in one workspace. */
  public SlackSettings(Transport transport, Secret botToken, URI apiUrl) {
    this(transport, botToken, apiUrl, null);
  }

  /** How events from Slack reach the bot. */
  public sealed interface Transport {
    /** Slack sends signed requests to the bot's public address. */
    record Requests(Secret signingSecret) implements Transport {}

    /** Socket Mode: the bot opens WebSockets to Slack and needs no public address. */
    record Sockets(Secret appToken) implements Transport {}
  }
}
