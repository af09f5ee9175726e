package dev.lighterman.operation;

import dev.lighterman.request.Intent;
import java.util.List;
import java.util.StringJoiner;

/** What was asked, typed again with one option changed. */
final class Retyped {
  private Retyped() {}

  static String with(Intent intent, String option, String value) {
    Intent changed = intent.with(option, value);
    var line = new StringJoiner(" ");
    line.add(changed.operation());
    changed.words().forEach(word -> line.add(quoted(word)));
    changed.options().forEach((name, values) -> add(line, name, values));
    return line.toString();
  }

  private static void add(StringJoiner line, String name, List<String> values) {
    if (values.isEmpty()) {
      line.add("--" + name);
    }
    values.forEach(value -> line.add("--" + name).add(quoted(value)));
  }

  private static String quoted(String word) {
    return word.matches("[^\\s\"']+") ? word : '"' + word.replace("\"", "\\\"") + '"';
  }
}
