package dev.lighterman.sandbox.http;

import java.util.List;
import java.util.regex.Pattern;

/** Masks secrets in logged bodies. */
final class SecretMasking {

  private static final int MAX_LENGTH = 4_000;
  private static final String NAMES =
      "password|client_secret|connectionString|access_token|refresh_token|identityToken|auth"
          + "|\\.dockerconfigjson|tls\\.(?:crt|key|cacrt)";
  private static final Pattern SECRET_KIND = Pattern.compile("\"kind\"\\s*:\\s*\"Secret\"");
  private static final Pattern SECRET_DATA =
      Pattern.compile("(\"(?:data|stringData)\"\\s*:\\s*\\{)[^}]*}");
  private static final Pattern SECRET_VALUE = Pattern.compile("(\"value\"\\s*:\\s*)\"[^\"]*\"");
  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile("(?i)(\"(?:" + NAMES + ")\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"?"),
          Pattern.compile(
              "(?i)((?:^|[&;])(?:token|client_secret|password|access_token|refresh_token"
                  + "|SyncTokenPassword)=)[^&;\"]*"),
          Pattern.compile("()xox[a-z]-[A-Za-z0-9-]+"),
          Pattern.compile("()eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*"));

  private SecretMasking() {}

  /** A response's JSON with {@code ***} instead of secrets, which Azure calls values as well. */
  static String maskAll(String json) {
    return SECRET_VALUE.matcher(maskNamed(json)).replaceAll("$1\"***\"");
  }

  /** The start of a body, with {@code ***} instead of secrets. */
  static String mask(String body) {
    var masked = maskNamed(body);
    return masked.length() > MAX_LENGTH ? masked.substring(0, MAX_LENGTH) + "…" : masked;
  }

  private static String maskNamed(String body) {
    var masked = body;
    if (SECRET_KIND.matcher(masked).find()) {
      masked = SECRET_DATA.matcher(masked).replaceAll("$1\"***\":\"***\"}");
    }
    for (var pattern : PATTERNS) {
      masked = pattern.matcher(masked).replaceAll("$1\"***\"");
    }
    return masked;
  }
}
