package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A payload for the bot, by HTTP or Socket Mode.
 *
 * @param description its name in the list of past deliveries
 * @param retryNumber 0 for the first attempt
 * @param retryReason Slack's reason for the retry; empty for the first attempt
 */
public record Envelope(
    Type type, String description, ObjectNode payload, int retryNumber, String retryReason) {
  /** The types of Socket Mode. */
  enum Type {
    SLASH_COMMANDS,
    INTERACTIVE,
    EVENTS_API;

    String jsonName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Envelope command(String description, ObjectNode fields) {
    return new Envelope(Type.SLASH_COMMANDS, description, fields, 0, "");
  }

  public static Envelope interaction(String description, ObjectNode payload) {
    return new Envelope(Type.INTERACTIVE, description, payload, 0, "");
  }

  static Envelope event(String description, ObjectNode body) {
    return new Envelope(Type.EVENTS_API, description, body, 0, "");
  }

  Envelope retried(String reason) {
    return new Envelope(type, description, payload, retryNumber + 1, reason);
  }
}
