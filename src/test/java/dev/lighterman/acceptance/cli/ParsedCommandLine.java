package dev.lighterman.acceptance.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line as a shell hands it on: the words before the first flag, each flag's values, and
 * what it is given as its input.
 *
 * @param then what its output is handed to; empty for nothing
 */
record ParsedCommandLine(
    String line, List<String> words, Map<String, List<String>> flags, String input, String then) {
  private static final Pattern WORD = Pattern.compile("(?:[^\\s']|'[^']*')+");
  private static final Pattern HEREDOC = Pattern.compile("(?s)(.*?) <<'EOF'\n(.*)EOF");

  static ParsedCommandLine read(String line) {
    Matcher heredoc = HEREDOC.matcher(line);
    boolean given = heredoc.matches();
    String[] piped = (given ? heredoc.group(1) : line).split(" \\| ", 2);
    var words = new ArrayList<String>();
    var flags = new LinkedHashMap<String, List<String>>();
    List<String> into = words;
    for (String word : split(piped[0])) {
      if (word.startsWith("--")) {
        String[] pair = word.split("=", 2);
        into = flags.computeIfAbsent(pair[0], _ -> new ArrayList<>());
        into.addAll(Arrays.asList(pair).subList(1, pair.length));
      } else {
        into.add(word);
      }
    }
    String input = given ? heredoc.group(2) : "";
    return new ParsedCommandLine(line, words, flags, input, piped.length == 2 ? piped[1] : "");
  }

  /** The command as {@code az}'s and {@code kubectl}'s references name it. */
  boolean is(String command) {
    return String.join(" ", words).startsWith(command);
  }

  /** The one value of a flag that has to be there. */
  String flag(String name) {
    List<String> values = flags.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new AssertionError(name + " has " + values + " in: " + line);
    }
    return values.getFirst();
  }

  List<String> all(String name) {
    return flags.getOrDefault(name, List.of());
  }

  private static List<String> split(String line) {
    return WORD.matcher(line).results().map(word -> word.group().replace("'", "")).toList();
  }
}
