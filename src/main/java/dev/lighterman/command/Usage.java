package dev.lighterman.command;

import dev.lighterman.command.Argument.Arity;
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

  /** Whether there is an argument of one of these arities. */
  boolean takes(Arity... arities) {
    return arguments.stream().map(Argument::arity).anyMatch(List.of(arities)::contains);
  }
}
