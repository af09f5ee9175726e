package dev.lighterman.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** The output of {@code check} and its exit code. */
record CheckResult(int exitCode, String output) {
  List<String> lines(String beginning) {
    return output.lines().filter(line -> line.startsWith(beginning)).toList();
  }

  /** The line of a check that failed; an assertion error if it did not. */
  String failed(String name) {
    assertEquals(1, exitCode, output);
    return lines("FAILS " + name).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError(output));
  }
}
