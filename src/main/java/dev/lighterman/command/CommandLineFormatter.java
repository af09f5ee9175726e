package dev.lighterman.command;

import dev.lighterman.command.Argument.Arity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Formats command lines: with az's long flags, and with values quoted where needed. */
public final class CommandLineFormatter {
  private CommandLineFormatter() {}

  /**
   * The whole line.
   *
   * @param command what starts it, such as {@code /registry}
   */
  public static String line(
      String command, Usage usage, List<String> words, Map<String, List<String>> options) {
    return command + " " + words(usage, words, options);
  }

  /** The line without the command, as the values of buttons carry it. */
  public static String words(Usage usage, List<String> words, Map<String, List<String>> options) {
    var line = new ArrayList<String>();
    line.add(usage.verb());
    boolean plusMinus = usage.takes(Arity.PLUS_MINUS);
    words.forEach(word -> line.add(plusMinus && word.matches("[+-]\\w\\S*") ? word : quoted(word)));
    for (Option option : usage.options()) {
      if (options.containsKey(option.name())) {
        write(option, options.getOrDefault(option.name(), List.of()), line);
      }
    }
    return String.join(" ", line);
  }

  private static void write(Option option, List<String> values, List<String> line) {
    String flag = "--" + option.name();
    if (!Options.takesValue(option)) {
      line.add(flag);
    }
    for (String value : values) {
      line.add(flag);
      line.add(quoted(value));
    }
  }

  /** The text as one word, quoted if it would not be parsed back unchanged. */
  private static String quoted(String text) {
    boolean plain = text.matches("[^\\s\"'`,]+") && !text.matches("--.*|-\\p{Alpha}.*");
    return plain ? text : QuotationMarks.around(text);
  }
}
