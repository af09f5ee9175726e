package dev.lighterman.command;

import dev.lighterman.command.Argument.Arity;
import dev.lighterman.command.Option.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options of a usage, and the ways to write them. Prepared once for all lines: that takes far
 * longer than to parse one.
 */
final class Options {
  private static final Pattern ASSIGNMENT = Pattern.compile("\\p{Alpha}[^=]*=.*");

  private final Usage usage;
  private final boolean plusMinus;

  /** By what may come before {@code =}. */
  private final SequencedMap<String, Option> byName = new LinkedHashMap<>();

  private final SequencedMap<String, Option> byFlag = new LinkedHashMap<>();
  private final CommandLine greedy;
  private final CommandLine modest;

  /** What was read: the options in the order of the line, a flag without values, and the words. */
  record Parsed(SequencedMap<Option, List<String>> values, List<String> words) {}

  Options(Usage usage) {
    this.usage = usage;
    this.plusMinus = usage.takes(Arity.PLUS_MINUS);
    for (Option option : usage.options()) {
      names(option).forEach(name -> byName.putIfAbsent(name, option));
      flags(option).forEach(flag -> byFlag.putIfAbsent(flag, option));
    }
    this.greedy = parser(true);
    this.modest = parser(false);
  }

  Usage usage() {
    return usage;
  }

  /**
   * The option that a flag such as {@code --registry}, {@code -g} or {@code --ip=…} names. The
   * beginning of a name is enough if no other name begins with it; one dash is enough for a long
   * name, unless words may begin with a dash.
   */
  Optional<Option> byFlag(CommandToken token) {
    if (!token.flag()) {
      return Optional.empty();
    }
    String name = name(token);
    boolean isLong = name.startsWith("--");
    if (plusMinus && !isLong) {
      return Optional.empty();
    }
    String bare = name.substring(isLong ? 2 : 1);
    return Optional.ofNullable(byFlag.get(name))
        .or(() ->
            bare.length() > 1
                ? Optional.ofNullable(byName.get(bare)).or(() -> byPrefix(name))
                : Optional.empty());
  }

  /** The option that a word such as {@code ip=10.0.0.50} sets. */
  Optional<Option> byKey(CommandToken token) {
    return !token.quoted() && ASSIGNMENT.matcher(token.text()).matches()
        ? Optional.ofNullable(byName.get(name(token)))
        : Optional.empty();
  }

  /** By all names that may come before {@code =}. */
  SequencedMap<String, Option> keys() {
    return Collections.unmodifiableSequencedMap(byName);
  }

  /** By all flags. */
  SequencedMap<String, Option> flags() {
    return Collections.unmodifiableSequencedMap(byFlag);
  }

  /**
   * Parses words in which each option has its long form.
   *
   * @param isGreedy whether an option with many values takes all words up to the next option, as in
   *     az
   * @throws CommandLine.ParameterException as picocli does
   */
  Parsed parse(boolean isGreedy, List<String> arguments) {
    if (arguments.stream().noneMatch(argument -> argument.startsWith("-"))) {
      return new Parsed(new LinkedHashMap<>(), arguments);
    }
    CommandLine parser = isGreedy ? greedy : modest;
    // It keeps what it read until it reads again.
    synchronized (parser) {
      ParseResult result = parser.parseArgs(arguments.toArray(String[]::new));
      SequencedMap<Option, List<String>> values = new LinkedHashMap<>();
      for (OptionSpec spec : result.matchedOptions()) {
        Option option = of(spec);
        values.put(
            option, takesValue(option) ? List.copyOf(spec.<List<String>>getValue()) : List.of());
      }
      return new Parsed(values, List.copyOf(result.matchedPositionalValue(0, List.<String>of())));
    }
  }

  /** The option that lacks its value. */
  Option missing(MissingParameterException failure) {
    return of(failure.getMissing().getFirst());
  }

  private Option of(ArgSpec spec) {
    String flag = ((OptionSpec) spec).longestName();
    return Objects.requireNonNull(byFlag.get(flag));
  }

  /** A parser for these options only: it expands no files and no variables. */
  private CommandLine parser(boolean isGreedy) {
    CommandSpec spec = CommandSpec.create().name(usage.verb());
    usage.options().forEach(option -> spec.addOption(spec(option, isGreedy)));
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("0..*")
            .build());
    return new CommandLine(spec)
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setPosixClusteredShortOptionsAllowed(false)
        .setOverwrittenOptionsAllowed(true)
        .setUnmatchedOptionsArePositionalParams(true)
        .setUnmatchedOptionsAllowedAsOptionParameters(false);
  }

  private static OptionSpec spec(Option option, boolean isGreedy) {
    var builder = OptionSpec.builder(flags(option).toArray(String[]::new));
    return switch (option.kind()) {
      case FLAG -> builder.type(boolean.class).arity("0").build();
      case ONE -> builder.type(List.class).auxiliaryTypes(String.class).arity("1").build();
      case MANY ->
          builder
              .type(List.class)
              .auxiliaryTypes(String.class)
              .arity(isGreedy ? "1..*" : "1")
              .build();
    };
  }

  /** The token's name without its value, in lower case. */
  private static String name(CommandToken token) {
    int equals = token.text().indexOf('=');
    String name = equals < 0 ? token.text() : token.text().substring(0, equals);
    return name.strip().toLowerCase(Locale.ROOT);
  }

  static boolean takesValue(Option option) {
    return option.kind() != Kind.FLAG;
  }

  private Optional<Option> byPrefix(String name) {
    List<Option> matching =
        byFlag.entrySet().stream()
            .filter(each -> each.getKey().startsWith(name))
            .map(Map.Entry::getValue)
            .distinct()
            .toList();
    return matching.size() == 1 ? Optional.of(matching.getFirst()) : Optional.empty();
  }

  private static Stream<String> names(Option option) {
    return Stream.concat(Stream.of(option.name()), option.keys().stream())
        .map(key -> key.replaceFirst("^-+", "").toLowerCase(Locale.ROOT));
  }

  private static Stream<String> flags(Option option) {
    return Stream.concat(Stream.of(option.name()), option.keys().stream())
        .map(key -> key.startsWith("-") ? key : "--" + key)
        .map(flag -> flag.toLowerCase(Locale.ROOT));
  }
}
