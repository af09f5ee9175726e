package dev.lighterman.sandbox.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which resource providers the subscription is registered with. Guarded by the world's lock. */
public final class Providers {

  private final Map<String, Provider> providers = new LinkedHashMap<>();

  /** Sets a provider's state: NotRegistered, Registering, Registered, Unregistering. */
  public void set(String namespace, String state) {
    var key = namespace.toLowerCase(Locale.ROOT);
    var name = Optional.ofNullable(providers.get(key)).map(Provider::namespace).orElse(namespace);
    providers.put(key, new Provider(name, state));
  }

  public Optional<Provider> find(String namespace) {
    return Optional.ofNullable(providers.get(namespace.toLowerCase(Locale.ROOT)));
  }

  public List<Provider> all() {
    return List.copyOf(providers.values());
  }

  /** A provider and its registration state. */
  public record Provider(String namespace, String state) {
    public boolean registered() {
      return state.equals("Registered");
    }
  }
}
