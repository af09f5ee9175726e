package dev.lighterman.kubernetes.connection;

import dev.lighterman.value.Redaction;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines that a process printed, without secrets, for error messages. */
final class RedactedOutputTail {
  private static final int MAX_BYTES = 4_096;
  private static final int MAX_LINES = 3;
  private static final int MAX_LENGTH = 300;

  private RedactedOutputTail() {}

  /** The last lines of a file with the output of a process; empty if there is none. */
  static String of(Path file) {
    List<String> lines = tail(file).lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    String last =
        lines.stream()
            .skip(Math.max(0, lines.size() - MAX_LINES))
            .collect(Collectors.joining(" / "));
    String redacted = Redaction.of(last);
    return redacted.length() <= MAX_LENGTH
        ? redacted
        : "…" + redacted.substring(redacted.length() - MAX_LENGTH);
  }

  private static String tail(Path file) {
    try (var input = new RandomAccessFile(file.toFile(), "r")) {
      input.seek(Math.max(0, input.length() - MAX_BYTES));
      byte[] bytes = new byte[(int) Math.min(MAX_BYTES, input.length())];
      input.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return "";
    }
  }
}
