package dev.lighterman.settings;

/**
 * Where the bot listens.
 *
 * @param port 0 for any free one
 */
public record ServerSettings(String bind, int port) {}
