package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * What goes to the bot, whichever way.
 *
 * @param what how the inspector calls it
 * @param retry how often it has come before
 * @param because why it comes again; empty the first time
 */
public record Envelope(Type type, String description, ObjectNode payload, int retryNumber, String retryReason) {
  /** As Socket Mode calls them. */
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
