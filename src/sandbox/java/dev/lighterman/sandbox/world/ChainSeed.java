package dev.lighterman.sandbox.world;

import dev.lighterman.sandbox.world.ClusterSeed.Trait;
import dev.lighterman.sandbox.world.Tenant.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A chain of stores: fifty connected registries on each cloud registry, which is as many as it
 * takes, in four regions, and some of them broken. Nothing runs on a store's cluster until it is
 * used, so a thousand of them take little more memory than ten.
 */
public final class ChainSeed implements WorldSeed {

  /** So many have names of four digits. */
  public static final int MAX_SITES = 5_000;

  private static final String SUBSCRIPTION = "22222222-2222-2222-2222-222222222222";
  private static final int SITES_PER_REGISTRY = 50;
  private static final int OFFLINE_EVERY = 40;
  private static final int AGENTS_OFFLINE_EVERY = 60;
  private static final int WITHOUT_REGISTRY_EVERY = 90;
  private static final String SERVICE_RANGE = "10.43.0.0/16";
  private static final String SERVICE_IP = "10.43.0.50";
  private static final String LAB = "lab-01";

  private final int sites;

  /** With so many stores, and a cluster of the lab. */
  public ChainSeed(int sites) {
    this.sites = sites;
  }

  /** A region of the chain, with the Azure region of its registries. */
  private enum Region {
    NORTH("swedencentral"),
    WEST("francecentral"),
    SOUTH("italynorth"),
    EAST("polandcentral");

    private final String location;

    Region(String location) {
      this.location = location;
    }

    /** The sites of a registry are in one region. */
    static Region of(int registry) {
      return values()[registry % values().length];
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of(new Subscription(SUBSCRIPTION, "Chain production"));
  }

  @Override
  public List<ClusterSeed> clusters() {
    var lab = ClusterSeed.of(group("lab"), LAB, SERVICE_RANGE, Map.of("ring", "lab"));
    return Stream.concat(
            Stream.of(lab.withTraits(Trait.ON_DEMAND)),
            IntStream.rangeClosed(1, sites).mapToObj(ChainSeed::shop))
        .toList();
  }

  private static ClusterSeed shop(int number) {
    var region = Region.of(registryOf(number));
    var tags =
        Map.of(
            "region",
            region.label(),
            "ring",
            number % 20 == 1 ? "canary" : "wave" + (1 + number % 3),
            "timezone",
            "Europe/Paris");
    var shop =
        ClusterSeed.of(
            group("shops-" + region.label()), "shop-%04d".formatted(number), SERVICE_RANGE, tags);
    return number % AGENTS_OFFLINE_EVERY == 0
        ? shop.withTraits(Trait.ON_DEMAND, Trait.OFFLINE)
        : shop.withTraits(Trait.ON_DEMAND);
  }

  /** The first is 0. */
  private static int registryOf(int number) {
    return (number - 1) / SITES_PER_REGISTRY;
  }

  private static ResourceId group(String name) {
    return new ResourceId("/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + name);
  }

  @Override
  public QuickstartParameters quickstartParameters() {
    return new QuickstartParameters(
        group("registries")
            .child("providers/Microsoft.ContainerRegistry/registries", "chainregistry"),
        group("lab").child("providers/Microsoft.Kubernetes/connectedClusters", LAB),
        LAB,
        "lab01",
        "docker.io/chain/pos:1.5",
        "pos:1.5",
        SERVICE_IP,
        "shop0001");
  }

  @Override
  public void populate(World world) {
    var images = new ImageSeed(world.images(), world.clock().instant());
    images.seedPublicRegistries();
    var home = new SubscriptionSeed(world, SUBSCRIPTION, Region.WEST.location);
    home.registerProvidersExcept();
    home.addResourceGroups("registries", "lab");
    for (var region : Region.values()) {
      home.addResourceGroups("shops-" + region.label());
    }
    images.seedRegistry(home.addRegistryWithDataEndpoint("registries", "chainregistry"));
    home.addClusters(clusters());
    IntStream.rangeClosed(0, registryOf(sites)).forEach(each -> populate(world, images, each));
  }

  private void populate(World world, ImageSeed images, int index) {
    var registry =
        new SubscriptionSeed(world, SUBSCRIPTION, Region.of(index).location)
            .addRegistryWithDataEndpoint("registries", "chain%02dregistry".formatted(index + 1));
    images.seedRegistry(registry);
    var seed = new SiteSeed(world, registry, SERVICE_IP);
    int first = index * SITES_PER_REGISTRY + 1;
    IntStream.rangeClosed(first, Math.min(sites, first + SITES_PER_REGISTRY - 1))
        .filter(number -> number % WITHOUT_REGISTRY_EVERY != 0)
        .forEach(number ->
            seed.addSite(
                "shop-%04d".formatted(number),
                "shop%04d".formatted(number),
                List.of("pos"),
                number % OFFLINE_EVERY == 0 ? Duration.ofHours(7) : Duration.ofMinutes(1)));
  }
}
