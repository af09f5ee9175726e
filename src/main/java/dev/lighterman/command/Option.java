package dev.lighterman.command;

import dev.lighterman.value.Sentence;
import java.util.List;

/**
 * A value with a name.
 *
 * @param name az's long name without dashes, such as {@code cluster-name}
 * @param keys what else it may be called: {@code cluster} for {@code cluster=…}, {@code -g} for a
 *     short flag
 */
public record Option(String name, List<String> keys, Sentence description, Kind kind) {
  public Option {
    keys = List.copyOf(keys);
  }

  /** What it takes. */
  public enum Kind {
    /** Nothing: it is there or not. */
    FLAG,
    /** One value; the last one counts. */
    ONE,
    /** Values, repeated or with commas. */
    MANY
  }
}
