package dev.lighterman.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.GeneratedPasswords;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every secret of a conversation's world by what it is, to be looked for where none may be. */
public record SecretLeakCheck(Map<String, String> values) {
  /** Shorter ones might stand somewhere by chance. */
  private static final int SHORTEST = 16;

  public SecretLeakCheck {
    values.forEach((what, value) -> assertTrue(value.length() >= SHORTEST, what + " is none"));
  }

  public static SecretLeakCheck of(Conversation talk) {
    Map<String, String> environment = talk.sandbox().environment();
    Map<String, String> values = new TreeMap<>(GeneratedPasswords.passwords(talk.sandbox()));
    for (String name : List.of("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "AZURE_CLIENT_SECRET")) {
      values.put(name, environment.getOrDefault(name, ""));
    }
    values.put("an Azure access token", beginning(DirectAzureClient.of(talk).accessToken()));
    return new SecretLeakCheck(values);
  }

  /** The header and who it is for, which all of the bot's tokens have in common. */
  private static String beginning(String token) {
    int payload = token.indexOf('.') + 1;
    return token.substring(0, payload > 0 ? payload + 40 : 0);
  }

  public void assertNotIn(String text, String where) {
    List<String> found =
        values.entrySet().stream()
            .filter(each -> text.contains(each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(List.of(), found, where);
  }
}
