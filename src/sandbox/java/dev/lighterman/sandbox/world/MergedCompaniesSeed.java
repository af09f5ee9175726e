package dev.lighterman.sandbox.world;

import dev.lighterman.sandbox.world.ClusterSeed.Trait;
import dev.lighterman.sandbox.world.Tenant.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A world of two merged companies in one tenant, with a subscription each: some clusters, resource
 * groups and connected registries of both have the same names.
 */
public final class MergedCompaniesSeed implements WorldSeed {

  private static final Subscription BOREAL =
      new Subscription("22222222-2222-2222-2222-222222222222", "Boreal edge");
  private static final Subscription MAREE =
      new Subscription("77777777-7777-7777-7777-777777777777", "Marée magasins");
  private static final int MAX_CONNECTED_REGISTRIES = 50;
  private static final Duration SINCE_LAST_SYNC = Duration.ofMinutes(1);

  @Override
  public List<Subscription> subscriptions() {
    return List.of(BOREAL, MAREE);
  }

  @Override
  public List<ClusterSeed> clusters() {
    return List.of(
        boreal("stores", "store-201"),
        boreal("boreal-north", "store-202", Trait.CERT_MANAGER),
        boreal("stores", "dock-01", Trait.BEHIND_NAT),
        boreal("stores", "dock-02", Trait.BEHIND_NAT),
        maree("stores", "store-201", "Bretagne").withContext("maree-store-201"),
        maree("maree-ouest", "store-202", "Bretagne").withContext("maree-store-202"),
        maree("maree-ouest", "magasin-12", "Pays de la Loire", Trait.NO_DEFAULT_CLASS),
        maree("maree-ouest", "kiosque-07", "Île-de-France", Trait.OFFLINE));
  }

  private static ClusterSeed boreal(String group, String name, Trait... traits) {
    var tags = Map.of("company", "boreal", "timezone", "Europe/Helsinki");
    return ClusterSeed.of(group(BOREAL, group), name, "10.43.0.0/16", tags).withTraits(traits);
  }

  private static ClusterSeed maree(String group, String name, String region, Trait... traits) {
    var tags = Map.of("company", "maree", "région", region, "timezone", "Europe/Paris");
    return ClusterSeed.of(group(MAREE, group), name, "10.96.0.0/16", tags).withTraits(traits);
  }

  private static ResourceId group(Subscription subscription, String name) {
    return new ResourceId("/subscriptions/" + subscription.id() + "/resourceGroups/" + name);
  }

  @Override
  public QuickstartParameters quickstartParameters() {
    return new QuickstartParameters(
        group(MAREE, "registries")
            .child("providers/Microsoft.ContainerRegistry/registries", "mareeregistry"),
        group(MAREE, "maree-ouest")
            .child("providers/Microsoft.Kubernetes/connectedClusters", "store-202"),
        "maree-store-202",
        "store202",
        "docker.io/maree/pos:1.5",
        "pos:1.5",
        "10.96.0.40",
        "store201",
        "at both companies");
  }

  @Override
  public void populate(World world) {
    var images = new ImageSeed(world.images(), world.clock().instant());
    images.seedPublicRegistries();
    boreal(world, images);
    maree(world, images);
  }

  private void boreal(World world, ImageSeed images) {
    var subscription = new SubscriptionSeed(world, BOREAL.id(), "swedencentral");
    subscription.registerProvidersExcept();
    subscription.addResourceGroups("stores", "boreal-north", "registries");
    subscription.addClusters(clusters());
    var registry = subscription.addRegistryWithDataEndpoint("registries", "borealregistry");
    images.seedRegistry(registry);
    new SiteSeed(world, registry, "10.43.0.50")
        .addSite("store-201", "store201", List.of("pos", "menu"), SINCE_LAST_SYNC);
    var fullRegistry = subscription.addRegistryWithDataEndpoint("registries", "borealfull");
    images.seedRegistry(fullRegistry);
    var sites = new SiteSeed(world, fullRegistry, "10.43.0.50");
    IntStream.range(301, 301 + MAX_CONNECTED_REGISTRIES)
        .forEach(i -> sites.addConnectedRegistry("store" + i, List.of("pos"), SINCE_LAST_SYNC));
  }

  private void maree(World world, ImageSeed images) {
    var subscription = new SubscriptionSeed(world, MAREE.id(), "francecentral");
    subscription.registerProvidersExcept("Microsoft.ExtendedLocation");
    subscription.addResourceGroups("stores", "maree-ouest", "registries");
    subscription.addClusters(clusters());
    var registry = subscription.addRegistryWithDataEndpoint("registries", "mareeregistry");
    images.seedRegistry(registry);
    new SiteSeed(world, registry, "10.96.0.40")
        .addSite("store-201", "store201", List.of("pos"), SINCE_LAST_SYNC);
    images.seedRegistry(subscription.addRegistry("registries", "mareelabo", "Basic"));
  }
}
