package dev.lighterman.command;

import dev.lighterman.command.Argument.Arity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one way in which a line is written out: az's long flags, values quoted where needed. */
public final class CommandLineFormatter {
  private CommandLineFormatter() {}

  /**
   * The line that means the same as an invocation.
   *
   * @param command what starts it, such as {@code /registry}
   */
  public static String line(
      String command, Usage usage, List<String> words, Map<String, List<String>> options) {
    return command + " " + words(usage, words, options);
  }

  /** The same without the command, as buttons and offers carry it. */
  public static String words(Usage usage, List<String> words, Map<String, List<String>> options) {
    var line = new ArrayList<String>();
    line.add(usage.verb());
    boolean signed = usage.takes(Arity.PLUS_MINUS);
    words.forEach(word -> line.add(signed && word.matches("[+-]\\w\\S*") ? word : quoted(word)));
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

  /** A word that is read back as it is. */
  private static String quoted(String text) {
    boolean plain = text.matches("[^\\s\"'`,]+") && !text.matches("--.*|-\\p{Alpha}.*");
    return plain ? text : QuotationMarks.around(text);
  }
}
