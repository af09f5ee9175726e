package dev.lighterman.sandbox.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An application that can sign in to the simulated Azure, with its allowed actions.
 *
 * @param actions ARM actions; {@code *} matches any text
 */
public record ServicePrincipal(
    String clientId, String objectId, String secret, List<String> actions) {

  /** The actions of the bot's role. */
  public static final List<String> BOT_ACTIONS = lines("bot-actions.txt");

  /** The actions of a platform engineer who uses {@code az}. */
  public static final List<String> PERSON_ACTIONS = List.of("*");

  public ServicePrincipal {
    actions = List.copyOf(actions);
  }

  /** Whether one of its actions matches. */
  public boolean allows(String action) {
    return actions.stream().anyMatch(pattern -> matches(pattern, action));
  }

  private static boolean matches(String pattern, String action) {
    if (!pattern.contains("*")) {
      return pattern.equalsIgnoreCase(action);
    }
    var regex = Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
    return action.toLowerCase(Locale.ROOT).matches(regex);
  }

  private static List<String> lines(String file) {
    try (InputStream in =
        Objects.requireNonNull(ServicePrincipal.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "ServicePrincipal[" + clientId + "]";
  }
}
