package dev.lighterman.azure;

import com.azure.core.http.HttpMethod;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lighterman.azure.arm.ArmClient;
import java.time.Duration;

/** The resource providers of a subscription. */
public final class ResourceProviders {
  private static final String API_VERSION = "2025-04-01";

  /** Less than a run waits between two looks, so that each look of one run is a new one. */
  private static final Duration SHARED_FOR = Duration.ofMillis(900);

  private final ArmClient arm;
  private final Cache<String, RegistrationState> looks =
      Caffeine.newBuilder().expireAfterWrite(SHARED_FOR).build();

  ResourceProviders(ArmClient arm) {
    this.arm = arm;
  }

  /**
   * Whether a resource provider is registered in a subscription, as it was less than a second ago:
   * runs that wait for the same provider share their looks.
   */
  public RegistrationState state(String subscription, String namespace) {
    return looks.get(path(subscription, namespace), this::read);
  }

  private RegistrationState read(String path) {
    return RegistrationState.of(arm.get(path, API_VERSION).path("registrationState").asText());
  }

  /** Starts to register a resource provider, which takes from seconds to ten minutes. */
  public void register(String subscription, String namespace) {
    String path = path(subscription, namespace);
    arm.change(HttpMethod.POST, path + "/register", API_VERSION, null);
    looks.invalidate(path);
  }

  private static String path(String subscription, String namespace) {
    return "/subscriptions/" + subscription + "/providers/" + namespace;
  }
}
