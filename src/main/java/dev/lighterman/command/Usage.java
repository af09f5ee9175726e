package dev.lighterman.command;

import dev.lighterman.value.Sentence;
import java.util.List;

/**
 * What people may type for one operation.
 *
 * @param aliases other verbs for the same, such as az's
 */
public record Usage(
    String verb,
    List<String> aliases,
    Sentence summary,
    List<Argument> arguments,
    List<Option> options) {
  public Usage {
    aliases = List.copyOf(aliases);
    arguments = List.copyOf(arguments);
    options = List.copyOf(options);
  }
}
