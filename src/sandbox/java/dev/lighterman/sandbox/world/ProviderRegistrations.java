package dev.lighterman.sandbox.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The resource providers of each subscription, with their registration state. Guarded by the
 * world's lock.
 */
public final class ProviderRegistrations {

  private final Map<String, Map<String, Provider>> bySubscription = new LinkedHashMap<>();

  /** Sets a provider's state: NotRegistered, Registering, Registered, Unregistering. */
  public void set(String subscription, String namespace, String state) {
    var name = find(subscription, namespace).map(Provider::namespace).orElse(namespace);
    bySubscription
        .computeIfAbsent(key(subscription), key -> new LinkedHashMap<>())
        .put(key(namespace), new Provider(subscription, name, state));
  }

  public Optional<Provider> find(String subscription, String namespace) {
    return Optional.ofNullable(bySubscription.get(key(subscription)))
        .flatMap(providers -> Optional.ofNullable(providers.get(key(namespace))));
  }

  /** All providers of a subscription. */
  public List<Provider> of(String subscription) {
    return List.copyOf(bySubscription.getOrDefault(key(subscription), Map.of()).values());
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** A provider and its registration state. */
  public record Provider(String subscription, String namespace, String state) {
    public boolean registered() {
      return state.equals("Registered");
    }
  }
}
