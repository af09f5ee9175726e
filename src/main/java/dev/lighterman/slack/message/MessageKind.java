package dev.lighterman.slack.message;

import java.util.Locale;

/** What the messages about a request are. */
enum MessageKind {
  /** The one message that is kept up to date. */
  CARD,
  /** A line in the card's thread. */
  LINE,
  /** A message of its own, which notifies. */
  ENDING,
  /** For the asker alone. */
  WHISPER;

  /** As it is stored. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MessageKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
