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
    var rows = usages.stream().map(usage -> List.of(synopsis(usage), usage.summary())).toList();
    return Answer.of(
        Sentence.of("help.first"),
        new Answer.Table(List.of(Sentence.of("help.what"), Sentence.of("help.does")), rows),
        new Answer.Line(Sentence.of("help.more")));
  }

  /** One verb with its arguments and options. */
  public static Answer help(Usage usage) {
    var parts = new ArrayList<Answer.Part>();
    parts.add(new Answer.Code(withOptions(usage)));
    if (!usage.aliases().isEmpty()) {
      parts.add(
          new Answer.Line(
              Sentence.of("help.aliases", "aliases", String.join(", ", usage.aliases()))));
    }
    var rows = new ArrayList<List<Sentence>>();
    usage
        .arguments()
        .forEach(argument -> rows.add(List.of(name(argument), EMPTY, argument.description())));
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
  private static Sentence synopsis(Usage usage) {
    Sentence line = PlainText.text(usage.verb());
    for (Argument argument : usage.arguments()) {
      line = optional(line, name(argument));
    }
    return line;
  }

  private static Sentence withOptions(Usage usage) {
    Sentence line = synopsis(usage);
    for (Option option : usage.options()) {
      Sentence flag = PlainText.text("--" + option.name());
      line = optional(line, Options.takesValue(option) ? several(flag) : flag);
    }
    return line;
  }

  private static Sentence optional(Sentence before, Sentence word) {
    return Sentence.of("help.optional", "before", before).with("word", word);
  }

  private static Sentence name(Argument argument) {
    return argument.arity() == Arity.ONE ? argument.name() : several(argument.name());
  }

  private static Sentence several(Sentence word) {
    return Sentence.of("help.several", "word", word);
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
