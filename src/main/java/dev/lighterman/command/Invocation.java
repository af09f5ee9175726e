package dev.lighterman.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A parsed command line. */
public sealed interface Invocation {
  /**
   * An operation was asked for.
   *
   * @param words the positional arguments, in order
   * @param options by their long names, each with all its values; a flag has none
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
   * Help was asked for.
   *
   * @param usage which verb's; null for the help about all
   */
  record Help(@Nullable Usage usage) implements Invocation {}

  /** Nothing was typed after the command. */
  record Bare() implements Invocation {}
}
