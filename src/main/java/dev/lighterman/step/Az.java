package dev.lighterman.step;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Command lines as people would type them. */
final class Az {
  private Az() {}

  /** The command and its words, those with anything but plain characters in quotes. */
  static String line(String command, String... words) {
    return Arrays.stream(words).map(Az::quoted).collect(Collectors.joining(" ", command + " ", ""));
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./<>-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
