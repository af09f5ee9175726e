package dev.lighterman.sandbox.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.kubernetes.KubernetesServer;
import dev.lighterman.sandbox.kubernetes.cluster.ClusterSpec;
import dev.lighterman.sandbox.kubernetes.cluster.ClusterSpec.StorageClass;
import dev.lighterman.sandbox.kubernetes.cluster.OnDemandCluster;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.world.ClusterSeed;
import dev.lighterman.sandbox.world.ClusterSeed.Trait;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Creates the clusters of the seeded Arc resources, with what runs on them. */
final class EdgeSeed {

  /** After this duration the workloads of the seeded clusters are ready. */
  static final Duration SETTLED = Duration.ofSeconds(90);

  private static final StorageClass LOCAL =
      StorageClass.of("local-path", "rancher.io/local-path").asDefault();
  private static final StorageClass STANDARD = StorageClass.of("standard", "driver.longhorn.io");

  private final World world;
  private final ArcClusterMap clusters;
  private final ConnectedRegistryInstances instances;

  EdgeSeed(World world, ArcClusterMap clusters, ConnectedRegistryInstances instances) {
    this.world = world;
    this.clusters = clusters;
    this.instances = instances;
  }

  void create(KubernetesServer kubernetes, List<ClusterSeed> seeds, String bearerToken) {
    var added = new ArrayList<OnDemandCluster>();
    for (var seed : seeds) {
      var cluster = kubernetes.add(spec(seed, bearerToken), started -> populate(seed, started));
      clusters.put(seed.arc(), cluster);
      if (!seed.hasTrait(Trait.ON_DEMAND)) {
        added.add(cluster);
      }
    }
    world.runLocked(() ->
        world
            .resources()
            .ofType("Microsoft.KubernetesConfiguration/extensions")
            .forEach(each -> instances.add(each.id(), !isOffline(connected(each)))));
    added.forEach(OnDemandCluster::get);
  }

  private void populate(ClusterSeed seed, SimulatedCluster cluster) {
    if (seed.hasTrait(Trait.TWO_SERVICE_RANGES)) {
      cluster.create(secondServiceRange());
    }
    if (seed.hasTrait(Trait.CERT_MANAGER)) {
      certManager(cluster);
    }
    var installed =
        world.locked(() ->
            world
                .resources()
                .children(seed.arc(), "providers/Microsoft.KubernetesConfiguration/extensions"));
    installed.forEach(extension -> install(extension, cluster));
    world.clock().schedule(SETTLED, seed.context() + " settles", () -> clusters.settle(seed.arc()));
  }

  private Resource connected(Resource extension) {
    return new CloudRegistries(world)
        .connectedRegistry(ExtensionSettings.of(extension).connectionString())
        .orElseThrow();
  }

  private static boolean isOffline(Resource connected) {
    return connected.text("/properties/connectionState").equals("Offline");
  }

  private static ObjectNode secondServiceRange() {
    ObjectNode range = JsonTree.object().put("kind", "ServiceCIDR");
    range.putObject("metadata").put("name", "tills");
    range.putObject("spec").putArray("cidrs").add("10.99.0.0/24");
    return range;
  }

  private static ClusterSpec spec(ClusterSeed seed, String bearerToken) {
    var name = seed.context();
    var nodes = IntStream.rangeClosed(1, 3).mapToObj(i -> name + "-node-" + i).toList();
    return new ClusterSpec(
        name,
        seed.hasTrait(Trait.TWO_SERVICE_RANGES) ? "1.33.4" : "1.32.2",
        seed.serviceRange(),
        seed.serviceRange().replaceFirst("0/\\d+$", "10"),
        nodes,
        storageClasses(seed),
        seed.hasTrait(Trait.BEHIND_NAT) ? ClusterSpec.NO_BOT_ACCESS : bearerToken);
  }

  private static List<StorageClass> storageClasses(ClusterSeed seed) {
    if (seed.hasTrait(Trait.NO_DEFAULT_CLASS)) {
      return List.of(STANDARD);
    }
    return seed.hasTrait(Trait.TWO_STORAGE_CLASSES) ? List.of(LOCAL, STANDARD) : List.of(LOCAL);
  }

  private static void certManager(SimulatedCluster cluster) {
    HelmChart.certManager(new ExtensionSettings("cert-manager", Map.of(), Map.of()))
        .forEach(cluster::apply);
  }

  private void install(Resource extension, SimulatedCluster cluster) {
    var settings = world.locked(() -> ExtensionSettings.of(extension));
    certManager(cluster);
    new HelmRelease(cluster).apply(settings);
    var connected = world.locked(() -> connected(extension));
    if (world.locked(() -> isOffline(connected))) {
      cluster.change(
          "Deployment",
          HelmChart.NAMESPACE,
          HelmChart.DEPLOYMENT,
          deployment -> deployment.withObject("/spec").put("replicas", 0));
    }
    workload(cluster, settings.serviceIp(), connected.id());
  }

  /** The application of a store, whose image comes from the connected registry. */
  private void workload(SimulatedCluster cluster, String serviceIp, ResourceId connected) {
    cluster.apply(pullSecret(serviceIp, connected));
    cluster.apply(application(serviceIp, connected.name()));
  }

  private ObjectNode pullSecret(String serviceIp, ResourceId connected) {
    var name = connected.name();
    var token = connected.parent().orElseThrow().child("tokens", name + "client");
    var password =
        world.locked(() ->
            world.resources().find(token).orElseThrow().secrets().getOrDefault("password1", ""));
    var login = Map.of("username", name + "client", "password", password);
    var secret = Json.object().put("apiVersion", "v1").put("kind", "Secret");
    secret.put("type", "kubernetes.io/dockerconfigjson");
    secret.putObject("metadata").put("name", pullSecretName(name)).put("namespace", "default");
    var config = Json.write(Map.of("auths", Map.of(serviceIp, login)));
    secret
        .putObject("data")
        .put(
            ".dockerconfigjson",
            Base64.getEncoder().encodeToString(config.getBytes(StandardCharsets.UTF_8)));
    return secret;
  }

  /** The names of Kubernetes' objects have no capitals. */
  private static String pullSecretName(String connected) {
    return connected.toLowerCase(Locale.ROOT) + "-pull";
  }

  private static ObjectNode application(String serviceIp, String name) {
    var labels = Map.of("app", "pos");
    var pod =
        Map.of(
            "imagePullSecrets", List.of(Map.of("name", pullSecretName(name))),
            "containers", List.of(Map.of("name", "pos", "image", serviceIp + "/pos:1.5")));
    var spec =
        Map.of(
            "replicas", 1,
            "selector", Map.of("matchLabels", labels),
            "template", Map.of("metadata", Map.of("labels", labels), "spec", pod));
    return Json.object(
        Map.of(
            "apiVersion",
            "apps/v1",
            "kind",
            "Deployment",
            "metadata",
            Map.of("name", "pos", "namespace", "default", "labels", labels),
            "spec",
            spec));
  }
}
