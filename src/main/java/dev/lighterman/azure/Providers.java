package dev.lighterman.azure;

import com.azure.core.http.HttpMethod;
import dev.lighterman.azure.arm.Arm;

/** The resource providers of a subscription. */
public final class Providers {
  private static final String VERSION = "2025-04-01";

  private final Arm arm;

  Providers(Arm arm) {
    this.arm = arm;
  }

  /** Whether a provider can be used, or how far it is from that. */
  public Registration state(String subscription, String namespace) {
    return Registration.of(
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
