package dev.lighterman.command;

import dev.lighterman.value.Sentence;
import java.util.List;

/**
 * A named option.
 *
 * @param name az's long name without dashes, such as {@code cluster-name}
 * @param keys its other names: {@code cluster} for {@code cluster=…}, {@code -g} for a short flag
 */
public record Option(String name, List<String> keys, Sentence description, Kind kind) {
  public Option {
    keys = List.copyOf(keys);
  }

  /** Which values it takes. */
  public enum Kind {
    /** None: it is given or not. */
    FLAG,
    /** One value; of two that differ, none counts. */
    ONE,
    /** Values, repeated or with commas. */
    MANY
  }
}
