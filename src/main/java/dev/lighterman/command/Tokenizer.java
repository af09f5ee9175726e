package dev.lighterman.command;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words. A quotation mark opens only at the start of a word or of a value, and
 * closes only before a blank or a comma: in {@code why=don't} it is a letter.
 */
final class Tokenizer {
  private final String line;
  private final List<CommandToken> tokens = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean started;
  private boolean quoted;

  private Tokenizer(String line) {
    this.line = line;
  }

  static List<CommandToken> split(String line) {
    var tokenizer = new Tokenizer(line);
    int at = 0;
    while (at < line.length()) {
      at = tokenizer.take(at);
    }
    tokenizer.finishWord();
    return List.copyOf(tokenizer.tokens);
  }

  /** Reads a character or a quotation; returns the position after it. */
  private int take(int at) {
    char c = line.charAt(at);
    if (QuotationMarks.blank(c)) {
      finishWord();
    } else if (opens(c)) {
      int close = close(at);
      quoted = quoted || !started;
      started = true;
      word.append(line, at + 1, close);
      return close + 1;
    } else {
      started = true;
      word.append(c);
    }
    return at + 1;
  }

  private boolean opens(char c) {
    return QuotationMarks.is(c) && (word.isEmpty() || word.charAt(word.length() - 1) == '=');
  }

  private int close(int open) {
    for (int at = open + 1; at < line.length(); at++) {
      boolean ends =
          at + 1 == line.length()
              || QuotationMarks.blank(line.charAt(at + 1))
              || line.charAt(at + 1) == ',';
      if (ends && QuotationMarks.pair(line.charAt(open), line.charAt(at))) {
        return at;
      }
    }
    throw new AskerMustAct(
        Sentence.of("command.quote-open", "text", line.substring(open)),
        new SuggestedCommand(
            Sentence.of("command.offer.close-quote"), line.strip() + line.charAt(open)));
  }

  private void finishWord() {
    if (started) {
      tokens.add(new CommandToken(word.toString(), quoted));
    }
    word.setLength(0);
    started = false;
    quoted = false;
  }
}
