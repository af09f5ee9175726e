package dev.lighterman.slack;

import java.util.ArrayList;
import java.util.List;

/** Texts cut to what Slack takes: over any limit it refuses the whole message. */
final class Clamp {
  static final int MESSAGE_TEXT = 39_000;
  static final int SECTION = 3_000;
  static final int BUTTON = 75;
  static final int BUTTON_VALUE = 2_000;
  static final int OPTION = 75;
  static final int OPTION_VALUE = 150;
  static final int CONFIRM_TITLE = 100;
  static final int CONFIRM_TEXT = 300;
  static final int CONFIRM_ANSWER = 30;
  static final int VIEW_TITLE = 24;
  static final int LABEL = 2_000;

  private static final String MORE = "…";

  private Clamp() {}

  /** Text as it is, cut to {@code most} characters. */
  static String plain(String text, int most) {
    return text.length() <= most ? text : text.substring(0, end(text, most - MORE.length())) + MORE;
  }

  /** Marked-up text, cut to {@code most} characters, never within a mention or an escape. */
  static String markup(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    String kept = text.substring(0, end(text, most - MORE.length()));
    int open = kept.lastIndexOf('<');
    if (open > kept.lastIndexOf('>')) {
      kept = kept.substring(0, open);
    }
    int escape = kept.lastIndexOf('&');
    if (escape > kept.lastIndexOf(';')) {
      kept = kept.substring(0, escape);
    }
    return kept + MORE;
  }

  /** Lines put together into as few texts as they need, each of at most {@code most} characters. */
  static List<String> join(List<String> lines, int most) {
    List<String> texts = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : lines) {
      String kept = markup(line, most);
      if (!current.isEmpty() && current.length() + 1 + kept.length() > most) {
        texts.add(current.toString());
        current.setLength(0);
      }
      current.append(current.isEmpty() ? "" : "\n").append(kept);
    }
    if (!current.isEmpty()) {
      texts.add(current.toString());
    }
    return texts;
  }

  private static int end(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
  }
}
