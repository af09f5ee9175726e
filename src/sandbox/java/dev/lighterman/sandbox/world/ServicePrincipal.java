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
 * An application that may sign in to the world's Azure, and what it may do there.
 *
 * @param actions ARM actions, {@code *} standing for any text
 */
public record ServicePrincipal(
    String clientId, String objectId, String secret, List<String> actions) {

  /** What the bot's role holds, and no more. */
  public static final List<String> BOT_ACTIONS = lines("bot-actions.txt");

  /** What a platform engineer's role holds, who contributes to all that there is. */
  public static final List<String> PERSON_ACTIONS = List.of("*");

  public ServicePrincipal {
    actions = List.copyOf(actions);
  }

  /** Whether an action is among those held. */
  public boolean allows(String action) {
    return actions.stream().anyMatch(pattern -> matches(pattern, action));
  }

  private static boolean matches(String pattern, String action) {
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
    return "Identity[" + clientId + "]";
  }
}
