package dev.lighterman.sandbox.world;

import dev.lighterman.sandbox.world.ClusterSeed.Trait;
import dev.lighterman.sandbox.world.Tenant.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Healthy sites that are as different as they may be: each has a cluster, a cloud registry and a
 * subscription of its own, so that what breaks at one is not felt at another.
 */
public final class RandomSites implements WorldSeed {
  private static final String GROUP = "edge";
  private static final List<String> NETWORKS =
      List.of("10.43.0.0/16", "10.0.0.0/16", "172.20.0.0/16", "192.168.0.0/17");

  private final RandomGenerator random;
  private final List<RandomSite> sites;

  /**
   * So many sites.
   *
   * @param allSync whether no sync window is closed now
   */
  public RandomSites(RandomGenerator random, int count, boolean allSync) {
    this.random = random;
    this.sites = IntStream.range(0, count).mapToObj(index -> site(index, allSync)).toList();
  }

  /**
   * What is chosen for a site.
   *
   * @param serviceIp where it serves
   * @param ownTls whether it has a certificate of its owner, and none of cert-manager
   * @param sleeps whether its sync window is closed now
   */
  public record RandomSite(
      ClusterSeed cluster,
      String registry,
      String connected,
      String serviceIp,
      String location,
      List<String> repositories,
      boolean ownTls,
      boolean sleeps) {
    public String name() {
      return cluster.arc().name();
    }

    public String subscription() {
      return cluster.arc().subscription();
    }

    /** Whether the connected registry's name tells that it is this cluster's. */
    public boolean hasItsName() {
      return connected.equals(name().replace("-", ""));
    }

    public boolean reached() {
      return !cluster.hasTrait(Trait.BEHIND_NAT);
    }

    public ResourceId registryId() {
      return group(subscription())
          .child("providers/Microsoft.ContainerRegistry/registries", registry);
    }

    public ResourceId connectedId() {
      return registryId().child("connectedRegistries", connected);
    }

    public ResourceId extensionId() {
      return cluster
          .arc()
          .child(
              "providers/Microsoft.KubernetesConfiguration/extensions",
              connected.toLowerCase(Locale.ROOT));
    }
  }

  private RandomSite site(int index, boolean allSync) {
    var subscription = new UUID(random.nextLong(), random.nextLong()).toString();
    var name = oneOf("store", "shop", "kiosk", "lager", "depot-nord") + "-" + index;
    var network = oneOf(NETWORKS.toArray(String[]::new));
    var traits = new ArrayList<Trait>();
    addSometimes(traits, Trait.TWO_STORAGE_CLASSES);
    addSometimes(traits, Trait.TWO_SERVICE_RANGES);
    addSometimes(traits, Trait.CERT_MANAGER);
    addSometimes(traits, Trait.NO_DEFAULT_CLASS);
    if (chance(0.1)) {
      traits.add(Trait.BEHIND_NAT);
    }
    var labels = chance(0.5) ? Map.of("ring", oneOf("canary", "west")) : Map.<String, String>of();
    var repositories = new ArrayList<>(List.of("pos"));
    addSometimes(repositories, "menu");
    addSometimes(repositories, "nginx");
    addSometimes(repositories, "hello-world");
    return new RandomSite(
        ClusterSeed.of(group(subscription), name, network, labels)
            .withTraits(traits.toArray(Trait[]::new)),
        "acr" + letters(5 + random.nextInt(20)) + index,
        chance(0.4) ? name.replace("-", "") : connectedName(index),
        network.replaceFirst("\\d+/\\d+$", "") + (20 + random.nextInt(200)),
        oneOf("eastus", "swedencentral", "francecentral"),
        repositories,
        chance(0.2),
        !allSync && chance(0.2));
  }

  private String connectedName(int index) {
    var name = letters(5 + random.nextInt(20)) + index;
    return chance(0.2) ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) : name;
  }

  public List<RandomSite> sites() {
    return sites;
  }

  @Override
  public List<Subscription> subscriptions() {
    return sites.stream()
        .map(site -> new Subscription(site.subscription(), "Subscription of " + site.name()))
        .toList();
  }

  @Override
  public List<ClusterSeed> clusters() {
    return sites.stream().map(RandomSite::cluster).toList();
  }

  @Override
  public QuickstartParameters quickstartParameters() {
    throw new UnsupportedOperationException("nothing is deployed in it");
  }

  @Override
  public void populate(World world) {
    new ImageSeed(world.images(), world.clock().instant()).seedPublicRegistries();
    sites.forEach(site -> populate(world, site));
  }

  private void populate(World world, RandomSite site) {
    var home = new SubscriptionSeed(world, site.subscription(), site.location());
    home.registerProvidersExcept(chance(0.5) ? "Microsoft.ExtendedLocation" : "none");
    home.addResourceGroups(GROUP);
    home.addClusters(clusters());
    var registry = home.addRegistryWithDataEndpoint(GROUP, site.registry());
    new ImageSeed(world.images(), world.clock().instant()).seedRegistry(registry);
    var now = world.clock().instant();
    var seed =
        new SiteSeed(world, registry, site.serviceIp())
            // Before the last sync of a site that sleeps.
            .deployedAt(now.minus(Duration.ofDays(21 + random.nextInt(280))));
    seed.addSite(
        site.name(),
        site.connected(),
        site.repositories(),
        site.sleeps()
            ? Duration.ofDays(random.nextInt(1, 20))
            : Duration.ofMinutes(random.nextInt(50)));
    if (chance(0.3)) {
      seed.addConnectedRegistry("idle" + letters(6), List.of("pos"), Duration.ofDays(9));
    }
    varyRegistry(registry, site);
    varyCluster(find(world, site.cluster().arc()), now);
    varyConnected(world, site, now);
    varyExtension(renamed(world, site), site);
  }

  /** Geo-replicated, it has a data endpoint for each region. */
  private void varyRegistry(Resource registry, RandomSite site) {
    if (chance(0.3)) {
      var hosts = new ArrayList<>(registry.texts("/properties/dataEndpointHostNames"));
      hosts.add(random.nextInt(2), site.registry() + ".westus.data.azurecr.io");
      registry.set("/properties/dataEndpointHostNames", hosts);
    }
  }

  private void varyCluster(Resource cluster, Instant now) {
    cluster
        .set("/properties/distribution", oneOf("k3s", "aks_edge_k8s", "generic", "openshift"))
        .set("/properties/agentVersion", oneOf("1.28.2", "1.30.0", "1.21.10"))
        .set(
            "/properties/managedIdentityCertificateExpirationTime",
            now.plus(Duration.ofDays(2 + random.nextInt(88))).toString());
  }

  private void varyConnected(World world, RandomSite site, Instant now) {
    var connected = find(world, site.connectedId());
    var sync = "/properties/parent/syncProperties";
    connected.set("/properties/mode", oneOf("ReadOnly", "ReadOnly", "ReadWrite", "Mirror"));
    connected.set("/properties/logging/logLevel", oneOf("Information", "Debug", "Warning"));
    if (site.sleeps()) {
      var month = LocalDate.now(ZoneOffset.UTC).plusMonths(6).getMonthValue();
      connected.set(sync + "/schedule", "0 3 1 " + month + " *").set(sync + "/syncWindow", "PT1H");
      connected.set("/properties/connectionState", "Online");
    } else if (chance(0.4)) {
      connected.set(sync + "/schedule", "0 * * * *").set(sync + "/syncWindow", "PT2H");
    }
    varyTokens(world, site, connected, now);
  }

  /** More passwords than are used, some of them of long ago, and more client tokens. */
  private void varyTokens(World world, RandomSite site, Resource connected, Instant now) {
    var tokens = site.registryId();
    for (var name : List.of(site.connected(), site.connected() + "client")) {
      if (chance(0.3)) {
        var expiry =
            chance(0.5)
                ? Optional.of(now.plus(Duration.ofDays(chance(0.5) ? 20 : -3)))
                : Optional.<Instant>empty();
        world.passwords().generate(find(world, tokens.child("tokens", name)), "password2", expiry);
      }
    }
    if (chance(0.4)) {
      var more = find(world, tokens.child("tokens", site.connected() + "client"));
      var copy =
          new Resource(tokens.child("tokens", "till" + letters(4)), more.document().deepCopy());
      world.resources().put(copy);
      if (chance(0.7)) {
        var attached = new ArrayList<>(connected.texts("/properties/clientTokenIds"));
        attached.add(random.nextInt(2), copy.id().text());
        connected.set("/properties/clientTokenIds", attached);
      }
    }
  }

  /** Helm takes no capitals in a release's name, which is the extension's. */
  private static Resource renamed(World world, RandomSite site) {
    var found = find(world, site.extensionId());
    var extension = new Resource(site.extensionId(), found.document().deepCopy());
    extension.secrets().putAll(found.secrets());
    return world.resources().put(extension);
  }

  private void varyExtension(Resource extension, RandomSite site) {
    var settings = "/properties/configurationSettings/";
    var oldest =
        site.connected().equals(site.connected().toLowerCase(Locale.ROOT)) ? "0.6.0" : "0.9.1";
    var pinned = chance(0.3);
    var version = pinned ? "1.0.0" : oneOf(oldest, "0.11.0", "1.0.0");
    extension.set("/properties/currentVersion", version);
    extension.set("/properties/releaseTrain", oneOf("Stable", "Preview"));
    if (pinned) {
      extension
          .set("/properties/version", version)
          .set("/properties/autoUpgradeMinorVersion", false);
    }
    if (site.cluster().hasTrait(Trait.NO_DEFAULT_CLASS)) {
      extension.set(settings + "pvc.storageClassName", "standard");
    } else if (site.cluster().hasTrait(Trait.TWO_STORAGE_CLASSES) && chance(0.5)) {
      extension.set(settings + "pvc.storageClassName", oneOf("standard", "local-path"));
    }
    if (chance(0.3)) {
      extension.set(settings + "pvc.storageRequest", oneOf("50Gi", "250Gi"));
    }
    if (chance(0.3)) {
      extension.set(settings + "trustDistribution.enabled", "true");
    }
    if (site.ownTls()) {
      extension.set(settings + "cert-manager.enabled", "false");
      for (var part : List.of("tls.crt", "tls.key")) {
        extension.secrets().put(part, "PEM");
        extension.properties().withObjectProperty("configurationProtectedSettings").put(part, "");
      }
    }
  }

  private static Resource find(World world, ResourceId id) {
    return world.resources().find(id).orElseThrow();
  }

  private static ResourceId group(String subscription) {
    return new ResourceId("/subscriptions/" + subscription + "/resourceGroups/" + GROUP);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private <T> void addSometimes(List<T> list, T value) {
    if (chance(0.3)) {
      list.add(value);
    }
  }

  private String oneOf(String... values) {
    return values[random.nextInt(values.length)];
  }

  private String letters(int count) {
    return random
        .ints(count, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
