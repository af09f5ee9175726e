package dev.lighterman.sandbox.world;

import java.util.List;
import java.util.Optional;

/**
 * The simulated Azure tenant: its subscriptions and service principals.
 *
 * @param bot the bot's application
 * @param person the application with which a platform engineer uses {@code az}
 */
public record Tenant(
    String id, List<Subscription> subscriptions, ServicePrincipal bot, ServicePrincipal person) {

  /** The audience of tokens for the data plane of registries, the same in all clouds. */
  public static final String REGISTRY_AUDIENCE = "https://containerregistry.azure.net";

  public Tenant {
    subscriptions = List.copyOf(subscriptions);
  }

  /** A subscription and its display name. */
  public record Subscription(String id, String name) {}

  public Optional<ServicePrincipal> servicePrincipal(String clientId) {
    return List.of(bot, person).stream()
        .filter(each -> each.clientId().equalsIgnoreCase(clientId))
        .findFirst();
  }

  public Optional<Subscription> subscription(String subscriptionId) {
    return subscriptions.stream()
        .filter(each -> each.id().equalsIgnoreCase(subscriptionId))
        .findFirst();
  }
}
