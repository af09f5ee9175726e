package dev.lighterman.operation;

import dev.lighterman.command.CommandLineFormatter;
import dev.lighterman.command.CommandParser;
import dev.lighterman.command.Invocation;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Intent;
import dev.lighterman.value.SuggestedCommand;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A command as several suggestions correct it, each of which corrects one thing in what was typed.
 */
record CorrectedCommand(
    Usage usage,
    Intent typed,
    List<SuggestedCommand> suggestions,
    List<String> words,
    SequencedMap<String, List<String>> options) {
  static CorrectedCommand of(Usage usage, Intent typed) {
    return new CorrectedCommand(usage, typed, List.of(), typed.words(), typed.options());
  }

  /**
   * Empty if it suggests something else than the same command, such as to look at what is there.
   */
  Optional<CorrectedCommand> with(SuggestedCommand suggestion) {
    boolean same = suggestion.words().startsWith(usage.verb() + " ");
    return same && parser().parse(suggestion.words()) instanceof Invocation.Asked asked
        ? Optional.of(with(suggestion, asked))
        : Optional.empty();
  }

  private CorrectedCommand with(SuggestedCommand suggestion, Invocation.Asked asked) {
    SequencedMap<String, List<String>> changed = new LinkedHashMap<>(options);
    Set<String> names = new LinkedHashSet<>(typed.options().keySet());
    names.addAll(asked.options().keySet());
    for (String name : names) {
      List<String> value = asked.options().get(name);
      if (value == null) {
        changed.remove(name);
      } else if (!value.equals(typed.options().get(name))) {
        changed.put(name, value);
      }
    }
    return new CorrectedCommand(
        usage,
        typed,
        Stream.concat(suggestions.stream(), Stream.of(suggestion)).toList(),
        asked.words().equals(typed.words()) ? words : asked.words(),
        changed);
  }

  private CommandParser parser() {
    return new CommandParser(List.of(usage));
  }

  SuggestedCommand suggestion() {
    return SuggestedCommand.all(suggestions, CommandLineFormatter.words(usage, words, options));
  }
}
