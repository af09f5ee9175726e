package dev.lighterman.slack.message;

import java.util.Arrays;

/** The kinds of messages about a request. */
enum MessageKind {
  /** The one message that is edited as the request proceeds. */
  CARD("card"),
  /** A line in the card's thread. */
  LINE("line"),
  /** A message of its own when a run ends or halts, so that people are notified. */
  ENDING("ending"),
  /** For the owner alone. */
  EPHEMERAL("whisper");

  private final String word;

  MessageKind(String word) {
    this.word = word;
  }

  /** As it is stored. */
  String word() {
    return word;
  }

  static MessageKind of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst().orElseThrow();
  }
}
