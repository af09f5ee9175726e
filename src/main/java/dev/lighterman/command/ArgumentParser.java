package dev.lighterman.command;

import dev.lighterman.command.Argument.Arity;
import dev.lighterman.command.Option.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Parses a line whose verb is known, as the verb's usage says. */
final class ArgumentParser {
  /** Put before words that look like options and are none, so that picocli takes them as words. */
  private static final String ESCAPE = "\uE000";

  private final Usage usage;
  private final Options options;
  private final List<CommandToken> tokens;
  private final UsageErrors errors;

  /**
   * @param tokens all of them, the verb first
   */
  ArgumentParser(Usage usage, List<CommandToken> tokens) {
    this.usage = usage;
    this.options = new Options(usage);
    this.tokens = TokenJoiner.join(tokens, options);
    this.errors = new UsageErrors(usage, options, this.tokens);
  }

  Invocation.Asked parse() {
    ParseResult result = parsed(normalised());
    var values = new LinkedHashMap<String, List<String>>();
    result.matchedOptions().forEach(spec -> put(spec, values));
    List<String> words = new ArrayList<>();
    for (String word : result.matchedPositionalValue(0, List.<String>of())) {
      words.add(word(word));
    }
    if (!usage.takes(Arity.MANY, Arity.PLUS_MINUS, Arity.LABELS)
        && words.size() > usage.arguments().size()) {
      throw errors.tooMany(words.get(usage.arguments().size()));
    }
    usage.options().stream()
        .filter(option -> option.kind() == Kind.ONE)
        .filter(
            option -> values.getOrDefault(option.name(), List.of()).stream().distinct().count() > 1)
        .findFirst()
        .ifPresent(option -> {
          throw errors.twoValues(option, words, values);
        });
    return new Invocation.Asked(usage, words, values);
  }

  private ParseResult parsed(List<String> arguments) {
    boolean startsWithWord = tokens.size() > 1 && isWord(tokens.get(1));
    boolean greedy = startsWithWord && !usage.takes(Arity.MANY, Arity.PLUS_MINUS, Arity.LABELS);
    try {
      return options.parser(greedy).parseArgs(arguments.toArray(String[]::new));
    } catch (MissingParameterException e) {
      throw errors.valueMissing(options.of((OptionSpec) e.getMissing().getFirst()));
    } catch (ParameterException e) {
      throw errors.unknownOption();
    }
  }

  /** The words after the verb, each option in its long form. */
  private List<String> normalised() {
    var arguments = new ArrayList<String>();
    boolean expected = false;
    for (CommandToken token : tokens.subList(1, tokens.size())) {
      Optional<Option> flag = options.byFlag(token);
      Optional<Option> option = flag.isPresent() || expected ? flag : options.byKey(token);
      if (option.isPresent()) {
        longForm(option.get(), token).ifPresent(arguments::add);
      } else {
        arguments.add(
            isWord(token) && token.text().startsWith("-") ? ESCAPE + token.text() : token.text());
      }
      expected = expectsValue(token, flag);
    }
    return arguments;
  }

  /** Whether the next word is this token's value, whatever it looks like. */
  private static boolean expectsValue(CommandToken token, Optional<Option> flag) {
    return token.flag()
        && token.text().indexOf('=') < 0
        && flag.map(Options::takesValue).orElse(true);
  }

  /** An option in its long form; empty for a flag that is switched off. */
  private Optional<String> longForm(Option option, CommandToken token) {
    int equals = token.text().indexOf('=');
    String value = token.text().substring(equals + 1).strip();
    String name = "--" + option.name();
    if (Options.takesValue(option)) {
      return Optional.of(equals < 0 ? name : name + "=" + ESCAPE + value);
    }
    if (equals < 0 || value.matches("(?i)true|yes|on|1")) {
      return Optional.of(name);
    }
    if (value.matches("(?i)false|no|off|0")) {
      return Optional.empty();
    }
    throw errors.noFlagValue(option, value);
  }

  private void put(OptionSpec spec, SequencedMap<String, List<String>> values) {
    Option option = options.of(spec);
    if (!Options.takesValue(option)) {
      values.put(option.name(), List.of());
      return;
    }
    Stream<String> typed = spec.<List<String>>getValue().stream().map(ArgumentParser::unescaped);
    List<String> given =
        option.kind() == Kind.MANY
            ? typed.flatMap(ArgumentParser::splitAtCommas).toList()
            : typed.toList();
    if (given.isEmpty() || given.stream().anyMatch(String::isBlank)) {
      throw errors.valueMissing(option);
    }
    // What comes after the values of a list may be a mistyped option.
    if (!isKey(given.getFirst())) {
      given.stream()
          .filter(ArgumentParser::isKey)
          .findFirst()
          .ifPresent(text -> {
            throw errors.unknownKey(text);
          });
    }
    values.put(option.name(), given);
  }

  private String word(String text) {
    if (text.startsWith("--") || text.matches("-\\p{Alpha}.*")) {
      throw errors.unknownOption(text);
    }
    if (isKey(text) && !usage.takes(Arity.LABELS)) {
      throw errors.unknownKey(text);
    }
    return unescaped(text);
  }

  private static boolean isKey(String text) {
    return text.matches("\\p{Alpha}[\\w.-]*=.*");
  }

  private boolean isWord(CommandToken token) {
    boolean minus = usage.takes(Arity.PLUS_MINUS) && token.text().matches("-[^-].*");
    return token.quoted() || minus || !(token.flag() || options.byKey(token).isPresent());
  }

  private static Stream<String> splitAtCommas(String values) {
    return Stream.of(values.split(",")).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static String unescaped(String text) {
    return text.startsWith(ESCAPE) ? text.substring(1) : text;
  }
}
