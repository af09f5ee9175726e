package dev.lighterman.value;

import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of what other programs print. */
public final class Redaction {
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

  private Redaction() {}

  /** The text with {@code <…>} for each secret. */
  public static String of(String text) {
    String redacted = text;
    for (Pattern secret : NAMED_SECRETS) {
      redacted = secret.matcher(redacted).replaceAll("$1" + REDACTED);
    }
    return LONG_TOKEN.matcher(redacted).replaceAll(REDACTED);
  }
}
