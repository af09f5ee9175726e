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

/** The options of a usage, and how they may be written. */
final class Options {
  private final Usage usage;
  private final boolean signed;

  Options(Usage usage) {
    this.usage = usage;
    this.signed = usage.takes(Arity.PLUS_MINUS);
  }

  /**
   * The option that a flag such as {@code --registry}, {@code -g} or {@code --ip=…} names; the
   * beginning of a name will do where no other begins so, and a dash too few where no word may
   * begin with one.
   */
  Optional<Option> byFlag(CommandToken token) {
    String name = name(token);
    String bare = name.replaceFirst("^--?", "");
    if (!token.flag() || (signed && !name.startsWith("--"))) {
      return Optional.empty();
    }
    return find(option -> flags(option).anyMatch(name::equals))
        .or(() -> bare.length() > 1 ? byName(bare).or(() -> byBeginning(name)) : Optional.empty());
  }

  /** The option that a word such as {@code ip=10.0.0.50} sets. */
  Optional<Option> byKey(CommandToken token) {
    return token.text().matches("\\p{Alpha}[^=]*=.*") && !token.quoted()
        ? byName(name(token))
        : Optional.empty();
  }

  /** The option that a part of {@link #parser} stands for. */
  Option of(OptionSpec spec) {
    List<String> names = List.of(spec.names());
    return find(option -> names.contains("--" + option.name())).orElseThrow();
  }

  /** Every name that may stand before {@code =}. */
  List<String> keys() {
    return usage.options().stream().flatMap(Options::names).toList();
  }

  /** Every flag. */
  List<String> flags() {
    return usage.options().stream().flatMap(Options::flags).toList();
  }

  /**
   * A parser that reads nothing but these options: no file, no variable, nothing is looked up.
   *
   * @param greedy whether an option of many values takes all words up to the next option, as az
   *     does
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

  /** The name as it is written, without a value and in lower case. */
  static String name(CommandToken token) {
    return token.text().replaceFirst("(?s)=.*", "").strip().toLowerCase(Locale.ROOT);
  }

  static boolean takesValue(Option option) {
    return option.kind() != Kind.FLAG;
  }

  private Optional<Option> byName(String name) {
    return find(option -> names(option).anyMatch(name::equals));
  }

  private Optional<Option> byBeginning(String name) {
    List<Option> begun =
        usage.options().stream()
            .filter(option -> flags(option).anyMatch(flag -> flag.startsWith(name)))
            .toList();
    return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
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
