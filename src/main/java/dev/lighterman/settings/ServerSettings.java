package dev.lighterman.settings;

/**
 * Where the bot's HTTP server listens.
 *
 * @param port 0 for any free one
 */
public record ServerSettings(String bind, int port) {}
