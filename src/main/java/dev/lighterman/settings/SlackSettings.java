package dev.lighterman.settings;

import dev.lighterman.value.Secret;
import java.net.URI;

/**
 * How Slack and the bot know each other.
 *
 * @param apiUrl the Web API's address, ending in a slash
 */
public record SlackSettings(Secret signingSecret, Secret botToken, URI apiUrl) {}
