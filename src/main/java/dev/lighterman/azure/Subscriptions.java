package dev.lighterman.azure;

import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.TryLater;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What people call the subscriptions that the bot sees. */
public final class Subscriptions {
  private static final String VERSION = "2022-12-01";

  private final ArmClient arm;
  private final Map<String, String> names = new ConcurrentHashMap<>();

  Subscriptions(ArmClient arm) {
    this.arm = arm;
  }

  /** A subscription's name, asked for once; its id where Azure does not say. */
  public String name(String id) {
    if (!names.containsKey(id)) {
      learn();
    }
    return names.getOrDefault(id, id);
  }

  /** The ids of those that Azure shows to the bot. */
  public List<String> seen() {
    return arm.list("/subscriptions", VERSION).stream()
        .map(one -> one.path("subscriptionId").asText())
        .toList();
  }

  /** Names are a convenience, so that nothing waits or fails for them. */
  private void learn() {
    try {
      for (var one : arm.list("/subscriptions", VERSION)) {
        names.put(one.path("subscriptionId").asText(), one.path("displayName").asText());
      }
    } catch (OperatorMustAct | TryLater _) {
      return;
    }
  }
}
