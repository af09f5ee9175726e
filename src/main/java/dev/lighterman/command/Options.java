package dev.lighterman.command;

import dev.lighterman.command.Argument.Arity;
import dev.lighterman.command.Option.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options of a usage, and the ways to write them. */
final class Options {
  private final Usage usage;
  private final boolean plusMinus;

  Options(Usage usage) {
    this.usage = usage;
    this.plusMinus = usage.takes(Arity.PLUS_MINUS);
  }

  /**
   * The option that a flag such as {@code --registry}, {@code -g} or {@code --ip=…} names. The
   * beginning of a name is enough if no other name begins with it; one dash is enough for a long
   * name, unless words may begin with a dash.
   */
  Optional<Option> byFlag(CommandToken token) {
    String name = name(token);
    String bare = name.replaceFirst("^--?", "");
    if (!token.flag() || (plusMinus && !name.startsWith("--"))) {
      return Optional.empty();
    }
    return find(option -> flags(option).anyMatch(name::equals))
        .or(() -> bare.length() > 1 ? byName(bare).or(() -> byPrefix(name)) : Optional.empty());
  }

  /** The option that a word such as {@code ip=10.0.0.50} sets. */
  Optional<Option> byKey(CommandToken token) {
    return token.text().matches("\\p{Alpha}[^=]*=.*") && !token.quoted()
        ? byName(name(token))
        : Optional.empty();
  }

  /** The option of an option of {@link #parser}. */
  Option of(OptionSpec spec) {
    List<String> names = List.of(spec.names());
    return find(option -> names.contains("--" + option.name())).orElseThrow();
  }

  /** All names that may come before {@code =}. */
  List<String> keys() {
    return usage.options().stream().flatMap(Options::names).toList();
  }

  /** All flags. */
  List<String> flags() {
    return usage.options().stream().flatMap(Options::flags).toList();
  }

  /**
   * A parser for these options only: it expands no files and no variables.
   *
   * @param greedy whether an option with many values takes all words up to the next option, as in
   *     az
   */
  CommandLine parser(boolean greedy) {
    CommandSpec spec = CommandSpec.create().name(usage.verb());
    usage.options().forEach(option -> spec.addOption(spec(option, greedy)));
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

  private static OptionSpec spec(Option option, boolean greedy) {
    var builder = OptionSpec.builder(flags(option).toArray(String[]::new));
    return switch (option.kind()) {
      case FLAG -> builder.type(boolean.class).arity("0").build();
      case ONE -> builder.type(List.class).auxiliaryTypes(String.class).arity("1").build();
      case MANY ->
          builder
              .type(List.class)
              .auxiliaryTypes(String.class)
              .arity(greedy ? "1..*" : "1")
              .build();
    };
  }

  /** The token's name without its value, in lower case. */
  static String name(CommandToken token) {
    return token.text().replaceFirst("(?s)=.*", "").strip().toLowerCase(Locale.ROOT);
  }

  static boolean takesValue(Option option) {
    return option.kind() != Kind.FLAG;
  }

  private Optional<Option> byName(String name) {
    return find(option -> names(option).anyMatch(name::equals));
  }

  private Optional<Option> byPrefix(String name) {
    List<Option> matching =
        usage.options().stream()
            .filter(option -> flags(option).anyMatch(flag -> flag.startsWith(name)))
            .toList();
    return matching.size() == 1 ? Optional.of(matching.getFirst()) : Optional.empty();
  }

  private Optional<Option> find(Predicate<Option> which) {
    return usage.options().stream().filter(which).findFirst();
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
