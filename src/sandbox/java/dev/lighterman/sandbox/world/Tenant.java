package dev.lighterman.sandbox.world;

import java.util.List;
import java.util.Optional;

/**
 * The world's Azure tenant: its subscriptions, and who may sign in to it.
 *
 * @param bot the application that the bot is
 * @param person the one with which a platform engineer types {@code az}
 */
public record Tenant(
    String id, List<Subscription> subscriptions, ServicePrincipal bot, ServicePrincipal person) {

  public Tenant {
    subscriptions = List.copyOf(subscriptions);
  }

  /** A subscription, and what people call it. */
  public record Subscription(String id, String name) {}

  /** The application that has this client id. */
  public Optional<ServicePrincipal> servicePrincipal(String clientId) {
    return List.of(bot, person).stream()
        .filter(each -> each.clientId().equalsIgnoreCase(clientId))
        .findFirst();
  }

  public Optional<Subscription> subscription(String subscriptionId) {
    return subscriptions.stream().filter(each -> each.id().equalsIgnoreCase(subscriptionId)).findFirst();
  }
}
