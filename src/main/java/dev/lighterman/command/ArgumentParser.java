package dev.lighterman.command;

import dev.lighterman.command.Argument.Arity;
import dev.lighterman.command.Option.Kind;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Parses a line whose verb is known, as the verb's usage says. */
final class ArgumentParser {
  /** Put before words that look like options and are none, so that picocli takes them as words. */
  private static final String ESCAPE = "\uE000";

  /** More would be no help. */
  private static final int MAX_ERRORS = 5;

  private static final Pattern KEY = Pattern.compile("\\p{L}[\\p{L}\\p{N}_.-]*=.*");
  private static final Pattern SHORT_FLAG = Pattern.compile("-\\p{Alpha}.*");
  private static final Pattern REMOVED = Pattern.compile("-[^-].*");

  private final Usage usage;
  private final Options options;
  private final List<CommandToken> tokens;
  private final UsageErrors errors;

  private ArgumentParser(Options options, List<CommandToken> tokens) {
    this.usage = options.usage();
    this.options = options;
    this.tokens = TokenJoiner.join(tokens, options);
    this.errors = new UsageErrors(usage, options, this.tokens);
  }

  /**
   * Parses a line. Where something is wrong it is corrected or left out and the rest is parsed, so
   * that a person is told everything at once.
   *
   * @param tokens all of them, the verb first
   * @throws AskerMustAct for all that is wrong
   */
  static Invocation.Asked parse(Options options, List<CommandToken> tokens) {
    var errors = new LinkedHashMap<Sentence, LineError>();
    List<CommandToken> rest = tokens;
    while (errors.size() < MAX_ERRORS) {
      try {
        Invocation.Asked asked = new ArgumentParser(options, rest).parse();
        if (errors.isEmpty()) {
          return asked;
        }
        throw LineError.all(errors.sequencedValues(), true, UsageErrors.help(asked.usage()));
      } catch (LineError error) {
        // The same again is one within a longer word, which can't be taken out.
        if (errors.putIfAbsent(error.why(), error) != null) {
          break;
        }
        rest = error.rest();
      }
    }
    throw LineError.all(errors.sequencedValues(), false, UsageErrors.help(options.usage()));
  }

  private Invocation.Asked parse() {
    Options.Parsed parsed = parsed(normalised());
    var values = new LinkedHashMap<String, List<String>>();
    parsed.values().forEach((option, typed) -> values.put(option.name(), given(option, typed)));
    List<String> words = parsed.words().stream().map(this::word).toList();
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

  private Options.Parsed parsed(List<String> arguments) {
    boolean startsWithWord = tokens.size() > 1 && isWord(tokens.get(1));
    boolean greedy = startsWithWord && !usage.takes(Arity.MANY, Arity.PLUS_MINUS, Arity.LABELS);
    try {
      return options.parse(greedy, arguments);
    } catch (MissingParameterException e) {
      throw errors.valueMissing(options.missing(e));
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

  /** The values of an option, checked. */
  private List<String> given(Option option, List<String> typed) {
    if (!Options.takesValue(option)) {
      return List.of();
    }
    Stream<String> values = typed.stream().map(ArgumentParser::unescaped);
    List<String> given =
        option.kind() == Kind.MANY
            ? values.flatMap(ArgumentParser::splitAtCommas).toList()
            : values.toList();
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
    return given;
  }

  private String word(String text) {
    if (text.startsWith("--") || SHORT_FLAG.matcher(text).matches()) {
      throw errors.unknownOption(text);
    }
    if (isKey(text) && !usage.takes(Arity.LABELS)) {
      throw errors.unknownKey(text);
    }
    return unescaped(text);
  }

  private static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  private boolean isWord(CommandToken token) {
    boolean minus = usage.takes(Arity.PLUS_MINUS) && REMOVED.matcher(token.text()).matches();
    return token.quoted() || minus || !(token.flag() || options.byKey(token).isPresent());
  }

  private static Stream<String> splitAtCommas(String values) {
    return Stream.of(values.split(",")).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static String unescaped(String text) {
    return text.startsWith(ESCAPE) ? text.substring(1) : text;
  }
}
