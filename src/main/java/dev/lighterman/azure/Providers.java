package dev.lighterman.azure;

/** The resource providers of a subscription. */
@SuppressWarnings("DoNotCallSuggester")
public final class Providers {
  /** The state of a provider that can be used. */
  public static final String REGISTERED = "Registered";

  Providers() {}

  /** Azure's own word: NotRegistered, Registering, Registered or Unregistering. */
  public String state(String subscription, String namespace) {
    throw new UnsupportedOperationException(subscription + namespace);
  }

  /** Asks for a provider; it takes from seconds to ten minutes. */
  public void register(String subscription, String namespace) {
    throw new UnsupportedOperationException(subscription + namespace);
  }
}
