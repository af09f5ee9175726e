package dev.lighterman.kubernetes.connection;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a process said last, for people to read: few lines, and nothing in them that is secret. */
final class RedactedOutputTail {
  private static final int BYTES = 4_096;
  private static final int LINES = 3;
  private static final int LENGTH = 300;
  private static final String HIDDEN = "<…>";

  private static final String WORDS =
      "(?:password|passwd|secret|token|credential|api-?key|authorization)\\w*";

  /** What stands behind a word for a secret: as its value, as that of an option, in a header. */
  private static final List<Pattern> NAMED =
      List.of(
          Pattern.compile("(?i)(\\b(?:bearer|basic)\\s+)(\\S+)"),
          Pattern.compile("(?i)(" + WORDS + "[\"']?\\s*[:=]\\s*[\"']?)([^\\s\"',;]+)"),
          Pattern.compile("(?i)(--?[\\w-]*" + WORDS + "\\s+[\"']?)([^\\s\"']+)"));

  /** Long letters without sense, other than ids such as those of subscriptions. */
  private static final Pattern LONG =
      Pattern.compile(
          "(?![0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b)\\b[A-Za-z0-9_+=-]{32,}");

  private RedactedOutputTail() {}

  /** Of a file to which the process writes; empty where it said nothing. */
  static String in(Path file) {
    List<String> lines = tail(file).lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    String last =
        lines.stream().skip(Math.max(0, lines.size() - LINES)).collect(Collectors.joining(" / "));
    String shown = shown(last);
    return shown.length() <= LENGTH ? shown : "…" + shown.substring(shown.length() - LENGTH);
  }

  private static String shown(String said) {
    String shown = said;
    for (Pattern named : NAMED) {
      shown = named.matcher(shown).replaceAll("$1" + HIDDEN);
    }
    return LONG.matcher(shown).replaceAll(HIDDEN);
  }

  private static String tail(Path file) {
    try (var read = new RandomAccessFile(file.toFile(), "r")) {
      read.seek(Math.max(0, read.length() - BYTES));
      byte[] bytes = new byte[(int) Math.min(BYTES, read.length())];
      read.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return "";
    }
  }
}
