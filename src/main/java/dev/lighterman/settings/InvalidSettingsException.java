package dev.lighterman.settings;

import java.util.List;

/** All that is wrong with the settings, in a sentence each that says what to do. */
public final class InvalidSettingsException extends Exception {
  private final transient List<String> problems;

  InvalidSettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
