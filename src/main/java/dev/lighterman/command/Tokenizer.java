package dev.lighterman.command;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line into words. A quotation mark counts only where a word or a value begins and before a
 * blank, so that {@code why=don't} is what it looks like.
 */
final class Tokenizer {
  private final String line;
  private final List<CommandToken> tokens = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;
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

  /** Takes what stands at a place; answers where to go on. */
  private int take(int at) {
    char c = line.charAt(at);
    if (QuotationMarks.blank(c)) {
      finishWord();
    } else if (opens(c)) {
      int close = close(at);
      quoted = quoted || !begun;
      begun = true;
      word.append(line, at + 1, close);
      return close + 1;
    } else {
      begun = true;
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
    if (begun) {
      tokens.add(new CommandToken(word.toString(), quoted));
    }
    word.setLength(0);
    begun = false;
    quoted = false;
  }
}
