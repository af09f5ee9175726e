package dev.lighterman.azure;

import com.azure.core.http.HttpMethod;
import dev.lighterman.azure.arm.ArmClient;

/** The resource providers of a subscription. */
public final class ResourceProviders {
  private static final String VERSION = "2025-04-01";

  private final ArmClient arm;

  ResourceProviders(ArmClient arm) {
    this.arm = arm;
  }

  /** Whether a provider can be used, or how far it is from that. */
  public RegistrationState state(String subscription, String namespace) {
    return RegistrationState.of(
        arm.get(path(subscription, namespace), VERSION).path("registrationState").asText());
  }

  /** Asks for a provider; it takes from seconds to ten minutes. */
  public void register(String subscription, String namespace) {
    arm.change(HttpMethod.POST, path(subscription, namespace) + "/register", VERSION, null);
  }

  private static String path(String subscription, String namespace) {
    return "/subscriptions/" + subscription + "/providers/" + namespace;
  }
}
