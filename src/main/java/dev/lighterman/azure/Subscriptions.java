package dev.lighterman.azure;

import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.TryLater;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names and ids of the subscriptions that the bot can see. */
public final class Subscriptions {
  private static final String API_VERSION = "2022-12-01";

  private final ArmClient arm;
  private final Map<String, String> names = new ConcurrentHashMap<>();

  Subscriptions(ArmClient arm) {
    this.arm = arm;
  }

  /** A subscription's display name, cached; its id where Azure has none. */
  public String name(String id) {
    if (!names.containsKey(id)) {
      loadNames();
    }
    return names.getOrDefault(id, id);
  }

  /** The ids of all subscriptions that the bot can see. */
  public List<String> listIds() {
    return arm.list("/subscriptions", API_VERSION).stream()
        .map(subscription -> subscription.path("subscriptionId").asText())
        .toList();
  }

  /** Ignores errors: a name is a convenience, and nothing may fail without it. */
  private void loadNames() {
    try {
      for (var subscription : arm.list("/subscriptions", API_VERSION)) {
        names.put(
            subscription.path("subscriptionId").asText(),
            subscription.path("displayName").asText());
      }
    } catch (OperatorMustAct | TryLater _) {
      return;
    }
  }
}
