package dev.lighterman.sandbox.world;

import dev.lighterman.sandbox.world.Tenant.Subscription;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** New stores without anything on their clusters: as many as one registry takes. */
public final class OpeningsSeed implements WorldSeed {

  private static final int STORES = 50;
  private static final String SUBSCRIPTION = "22222222-2222-2222-2222-222222222222";
  private static final String GROUP = "myresourcegroup";

  @Override
  public List<Subscription> subscriptions() {
    return List.of(new Subscription(SUBSCRIPTION, "Edge production"));
  }

  @Override
  public List<ClusterSeed> clusters() {
    return IntStream.rangeClosed(1, STORES)
        .mapToObj(store ->
            ClusterSeed.of(group(), "store-%d".formatted(300 + store), "10.43.0.0/16", Map.of()))
        .toList();
  }

  private static ResourceId group() {
    return new ResourceId("/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + GROUP);
  }

  @Override
  public QuickstartParameters quickstartParameters() {
    return new QuickstartParameters(
        group().child("providers/Microsoft.ContainerRegistry/registries", "myacrregistry"),
        group().child("providers/Microsoft.Kubernetes/connectedClusters", "store-301"),
        "store-301",
        "store301",
        "mcr.microsoft.com/mcr/hello-world:latest",
        "hello-world:latest",
        "10.43.0.50",
        "store301");
  }

  @Override
  public void populate(World world) {
    var subscription = new SubscriptionSeed(world, SUBSCRIPTION, "eastus");
    subscription.registerProvidersExcept("Microsoft.ExtendedLocation");
    subscription.addResourceGroups(GROUP);
    var registry = subscription.addRegistryWithDataEndpoint(GROUP, "myacrregistry");
    var images = new ImageSeed(world.images(), world.clock().instant());
    images.seedPublicRegistries();
    images.seedRegistry(registry);
    subscription.addClusters(clusters());
  }
}
