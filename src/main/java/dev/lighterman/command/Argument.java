package dev.lighterman.command;

import dev.lighterman.value.Sentence;

/**
 * A positional argument.
 *
 * @param name what help calls it, such as {@code SITE}, in the reader’s language
 */
public record Argument(Sentence name, Sentence description, Arity arity) {
  /** How many words it takes. */
  public enum Arity {
    ONE,
    MANY,
    /** Any number of words that begin with {@code +} or {@code -}, which is kept. */
    PLUS_MINUS,
    /** Any number of words like {@code ring=canary}. */
    LABELS
  }
}
