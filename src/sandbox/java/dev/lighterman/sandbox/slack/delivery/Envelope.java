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
public record Envelope(Type type, String what, ObjectNode payload, int retry, String because) {
  /** As Socket Mode calls them. */
  enum Type {
    SLASH_COMMANDS,
    INTERACTIVE,
    EVENTS_API;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Envelope command(String what, ObjectNode fields) {
    return new Envelope(Type.SLASH_COMMANDS, what, fields, 0, "");
  }

  public static Envelope interaction(String what, ObjectNode payload) {
    return new Envelope(Type.INTERACTIVE, what, payload, 0, "");
  }

  static Envelope event(String what, ObjectNode body) {
    return new Envelope(Type.EVENTS_API, what, body, 0, "");
  }

  Envelope again(String why) {
    return new Envelope(type, what, payload, retry + 1, why);
  }
}
