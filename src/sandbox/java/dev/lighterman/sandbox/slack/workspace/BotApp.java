package dev.lighterman.sandbox.slack.workspace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The bot's app as installed in the workspace: its ids, scopes and secrets.
 *
 * @param appToken the app-level token, which opens Socket Mode connections
 */
public record BotApp(
    String id,
    String botUser,
    String botId,
    List<String> scopes,
    String token,
    String signingSecret,
    String appToken) {

  private static final List<String> SCOPES =
      List.of(
          "commands",
          "chat:write",
          "channels:read",
          "groups:read",
          "channels:history",
          "groups:history",
          "users:read",
          "usergroups:read");

  public BotApp {
    scopes = List.copyOf(scopes);
  }

  /** The app with the scopes of its manifest and new secrets. */
  public static BotApp lighterman() {
    return new BotApp(
        "A00LIGHTER",
        "U00LIGHTER",
        "B00LIGHTER",
        SCOPES,
        "xoxb-" + random(24),
        random(32),
        "xapp-1-A00LIGHTER-" + random(32));
  }

  public BotApp withScopes(List<String> other) {
    return new BotApp(id, botUser, botId, other, token, signingSecret, appToken);
  }

  public boolean hasScope(String scope) {
    return scopes.contains(scope);
  }

  @Override
  public String toString() {
    return "BotApp[" + id + ", " + scopes + "]";
  }

  private static String random(int bytes) {
    byte[] secret = new byte[bytes];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
