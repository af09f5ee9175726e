package dev.lighterman.kubernetes.connection;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The last lines that a process printed, without secrets, for error messages. */
final class RedactedOutputTail {
  private static final int MAX_BYTES = 4_096;
  private static final int MAX_LINES = 3;
  private static final int MAX_LENGTH = 300;
  private static final String REDACTED = "<…>";

  private static final String SECRET_NAMES =
      "(?:password|passwd|secret|token|credential|api-?key|authorization)\\w*";

  /** Values after a name of {@link #SECRET_NAMES}, also as an option, and in HTTP headers. */
  private static final List<Pattern> NAMED_SECRETS =
      List.of(
          Pattern.compile("(?i)(\\b(?:bearer|basic)\\s+)(\\S+)"),
          Pattern.compile("(?i)(" + SECRET_NAMES + "[\"']?\\s*[:=]\\s*[\"']?)([^\\s\"',;]+)"),
          Pattern.compile("(?i)(--?[\\w-]*" + SECRET_NAMES + "\\s+[\"']?)([^\\s\"']+)"));

  /** Long random-looking text, except UUIDs such as subscription ids. */
  private static final Pattern LONG_TOKEN =
      Pattern.compile(
          "(?![0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b)\\b[A-Za-z0-9_+=-]{32,}");

  private RedactedOutputTail() {}

  /** The last lines of a file with the output of a process; empty if there is none. */
  static String of(Path file) {
    List<String> lines = tail(file).lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    String last =
        lines.stream()
            .skip(Math.max(0, lines.size() - MAX_LINES))
            .collect(Collectors.joining(" / "));
    String redacted = redacted(last);
    return redacted.length() <= MAX_LENGTH
        ? redacted
        : "…" + redacted.substring(redacted.length() - MAX_LENGTH);
  }

  private static String redacted(String text) {
    String redacted = text;
    for (Pattern secret : NAMED_SECRETS) {
      redacted = secret.matcher(redacted).replaceAll("$1" + REDACTED);
    }
    return LONG_TOKEN.matcher(redacted).replaceAll(REDACTED);
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
