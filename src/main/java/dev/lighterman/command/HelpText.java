package dev.lighterman.command;

import dev.lighterman.command.Argument.Arity;
import dev.lighterman.value.Answer;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The help, made from the usages. */
public final class HelpText {
  private static final Sentence EMPTY = PlainText.text("");

  private HelpText() {}

  /** All verbs, a line each. */
  public static Answer help(List<Usage> usages) {
    var rows =
        usages.stream()
            .map(usage -> List.of(PlainText.text(synopsis(usage)), usage.summary()))
            .toList();
    return Answer.of(
        Sentence.of("help.first"),
        new Answer.Table(List.of(Sentence.of("help.what"), Sentence.of("help.does")), rows),
        new Answer.Line(Sentence.of("help.more")));
  }

  /** One verb with its arguments and options. */
  public static Answer help(Usage usage) {
    var parts = new ArrayList<Answer.Part>();
    parts.add(new Answer.Code(synopsis(usage) + options(usage)));
    if (!usage.aliases().isEmpty()) {
      parts.add(
          new Answer.Line(
              Sentence.of("help.aliases", "aliases", String.join(", ", usage.aliases()))));
    }
    var rows = new ArrayList<List<Sentence>>();
    usage
        .arguments()
        .forEach(argument ->
            rows.add(List.of(PlainText.text(name(argument)), EMPTY, argument.description())));
    usage.options().forEach(option -> rows.add(row(option)));
    if (!rows.isEmpty()) {
      parts.add(
          new Answer.Table(
              List.of(Sentence.of("help.word"), Sentence.of("help.also"), Sentence.of("help.does")),
              rows));
    }
    return new Answer(
        Sentence.of("help.verb", "verb", usage.verb()).with("summary", usage.summary()), parts);
  }

  /** The verb with its positional arguments, such as {@code deploy [SITE]}. */
  private static String synopsis(Usage usage) {
    return usage.arguments().stream()
        .map(argument -> " [" + name(argument) + "]")
        .collect(Collectors.joining("", usage.verb(), ""));
  }

  private static String name(Argument argument) {
    return argument.arity() == Arity.ONE ? argument.name() : argument.name() + " …";
  }

  private static String options(Usage usage) {
    return usage.options().stream()
        .map(option -> " [--" + option.name() + (Options.takesValue(option) ? " …]" : "]"))
        .collect(Collectors.joining());
  }

  private static List<Sentence> row(Option option) {
    String also =
        option.keys().stream()
            .map(key -> key.startsWith("-") ? key : key + "=")
            .collect(Collectors.joining(", "));
    return List.of(
        PlainText.text("--" + option.name()), PlainText.text(also), option.description());
  }
}
