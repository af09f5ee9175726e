package dev.lighterman.sandbox.world;

import dev.lighterman.sandbox.world.ClusterSeed.Trait;
import dev.lighterman.sandbox.world.Tenant.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The default world: one company's stores on one registry, and the quickstart's cluster. */
public final class StoresSeed implements WorldSeed {

  private static final String SUBSCRIPTION = "22222222-2222-2222-2222-222222222222";

  /** When store-102 was deployed yesterday, as the channel's history says. */
  private static final LocalTime DEPLOY_TIME = LocalTime.of(14, 4);

  @Override
  public List<Subscription> subscriptions() {
    return List.of(new Subscription(SUBSCRIPTION, "Edge production"));
  }

  @Override
  public List<ClusterSeed> clusters() {
    return List.of(
        ClusterSeed.of(
                group("myresourcegroup"),
                "myarck8scluster",
                "10.0.0.0/16",
                Map.of("environment", "test"))
            .withTraits(Trait.TWO_STORAGE_CLASSES),
        store("store-101", Map.of("ring", "canary", "timezone", "Europe/Paris")),
        store("store-102", Map.of("ring", "west", "timezone", "Europe/Paris")),
        store(
            "store-103",
            Map.of("ring", "west", "timezone", "Europe/Paris"),
            Trait.TWO_SERVICE_RANGES),
        store("store-104", Map.of("ring", "west", "timezone", "Europe/Paris")),
        store("kiosk-02", Map.of("timezone", "Europe/Paris"), Trait.OFFLINE));
  }

  private static ClusterSeed store(String name, Map<String, String> tags, Trait... traits) {
    return ClusterSeed.of(group("edge-stores"), name, "10.43.0.0/16", tags).withTraits(traits);
  }

  private static Instant deployTime(World world) {
    return world
        .clock()
        .instant()
        .atZone(ZoneOffset.UTC)
        .minusDays(1)
        .with(DEPLOY_TIME)
        .toInstant();
  }

  private static ResourceId group(String name) {
    return new ResourceId("/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + name);
  }

  @Override
  public QuickstartParameters quickstartParameters() {
    var group = group("myresourcegroup");
    return new QuickstartParameters(
        group.child("providers/Microsoft.ContainerRegistry/registries", "myacrregistry"),
        group.child("providers/Microsoft.Kubernetes/connectedClusters", "myarck8scluster"),
        "myarck8scluster",
        "myconnectedregistry",
        "mcr.microsoft.com/mcr/hello-world:latest",
        "hello-world:latest",
        "10.0.0.50",
        "store101");
  }

  @Override
  public void populate(World world) {
    var subscription = new SubscriptionSeed(world, SUBSCRIPTION, "eastus");
    subscription.registerProvidersExcept("Microsoft.ExtendedLocation");
    subscription.addResourceGroups("myresourcegroup", "edge-stores", "labgroup");
    var registry = subscription.addRegistryWithDataEndpoint("myresourcegroup", "myacrregistry");
    subscription.addRegistry("labgroup", "labregistry", "Basic");
    var images = new ImageSeed(world.images(), world.clock().instant());
    images.seedPublicRegistries();
    images.seedRegistry(registry);
    subscription.addClusters(clusters());
    var sites = new SiteSeed(world, registry, "10.43.0.50");
    sites.addSite("store-101", "store101", List.of("pos", "menu"), Duration.ofMinutes(1));
    sites
        .deployedAt(deployTime(world))
        .addSite("store-102", "store102", List.of("pos", "menu"), Duration.ofMinutes(1));
    sites.addSite("store-103", "store103", List.of("pos"), Duration.ofHours(7));
  }
}
