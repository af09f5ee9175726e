package dev.lighterman.azure;

import java.util.regex.Pattern;

/** Takes what matters out of the long complaints of an extension that failed. */
final class ExtensionErrorMessage {
  private static final Pattern ADVERT =
      Pattern.compile("\\s*For (?:general )?troubleshooting,? visit:? \\S+");
  private static final Pattern INNER = Pattern.compile("InnerError \\[(?<cause>.*)]");

  private ExtensionErrorMessage() {}

  static String cleaned(String message) {
    var line = ADVERT.matcher(message).replaceAll("").replaceAll("\\s+", " ").strip();
    var inner = INNER.matcher(line);
    return inner.find() ? inner.group("cause").strip() : line;
  }
}
