package dev.lighterman.azure;

import com.azure.core.http.HttpMethod;
import dev.lighterman.azure.arm.ArmClient;

/** The resource providers of a subscription. */
public final class ResourceProviders {
  private static final String API_VERSION = "2025-04-01";

  private final ArmClient arm;

  ResourceProviders(ArmClient arm) {
    this.arm = arm;
  }

  /** Whether a resource provider is registered in a subscription. */
  public RegistrationState state(String subscription, String namespace) {
    return RegistrationState.of(
        arm.get(path(subscription, namespace), API_VERSION).path("registrationState").asText());
  }

  /** Starts to register a resource provider, which takes from seconds to ten minutes. */
  public void register(String subscription, String namespace) {
    arm.change(HttpMethod.POST, path(subscription, namespace) + "/register", API_VERSION, null);
  }

  private static String path(String subscription, String namespace) {
    return "/subscriptions/" + subscription + "/providers/" + namespace;
  }
}
