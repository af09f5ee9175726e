package dev.lighterman.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What somebody asked for. */
public sealed interface Invocation {
  /**
   * An operation.
   *
   * @param words what stands by its place, in order
   * @param options by their long names, each with every value it was given; a flag has none
   */
  record Asked(Usage usage, List<String> words, SequencedMap<String, List<String>> options)
      implements Invocation {
    public Asked {
      words = List.copyOf(words);
      var copy = new LinkedHashMap<String, List<String>>();
      options.forEach((name, values) -> copy.put(name, List.copyOf(values)));
      options = Collections.unmodifiableSequencedMap(copy);
    }
  }

  /**
   * Help.
   *
   * @param usage about what; null for everything
   */
  record Help(@Nullable Usage usage) implements Invocation {}

  /** Nothing but the command itself. */
  record Bare() implements Invocation {}
}
