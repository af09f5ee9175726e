package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.world.DataEndpoint;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The faults that keep a connected registry from running, activating or syncing. */
final class SyncFaultEffects {

  private static final String ACTIVATED_BY = "activatedBy";
  private static final String RUNTIME = "/properties/currentVersion";
  private static final String OLD_RUNTIME = "0.6.0";
  private static final String ENDPOINT = ".data.azurecr.io";

  private final World world;
  private final InstalledSite.Finder sites;

  SyncFaultEffects(World world, InstalledSite.Finder sites) {
    this.world = world;
    this.sites = sites;
  }

  Map<String, Function<Fault, List<FaultRepair>>> byName() {
    return Map.of(
        "connected-registry-pod-down", this::stopPod,
        "already-activated", fault -> onEach(fault, this::activateElsewhere),
        "redeployed-while-active", fault -> onEach(fault, this::redeploy),
        "disk-full", fault -> onEach(fault, SyncFaultEffects::breakVolume),
        "storage-access-denied", fault -> onEach(fault, SyncFaultEffects::breakVolume),
        "proxy-body-limit", fault -> onEach(fault, SyncFaultEffects::activateAgain),
        "mixed-case-name", fault -> onEach(fault, this::useOldRuntime),
        "data-endpoint-elsewhere", fault -> onEach(fault, this::connectElsewhere),
        "registry-has-children", fault -> onEach(fault, this::addChild));
  }

  private List<FaultRepair> onEach(
      Fault fault, Function<InstalledSite, Optional<FaultRepair>> effect) {
    return sites.of(fault).stream().map(effect).flatMap(Optional::stream).toList();
  }

  /** Its pod crashes until somebody deletes it, or its Deployment is scaled to no pod. */
  private List<FaultRepair> stopPod(Fault fault) {
    var scaled = fault.detail("state").filter("scaled"::equals).isPresent();
    return onEach(
        fault, site -> scaled ? scaleToNone(site) : crash(site).or(() -> scaleToNone(site)));
  }

  private static Optional<FaultRepair> crash(InstalledSite site) {
    var release = new HelmRelease(site.cluster());
    return release
        .runningPod(site.extension().id().name())
        .map(pod -> {
          site.cluster().crash(HelmChart.NAMESPACE, pod);
          return new FaultRepair(
              () -> site.cluster().get("Pod", HelmChart.NAMESPACE, pod).isPresent(),
              () -> site.cluster().delete("Pod", HelmChart.NAMESPACE, pod));
        });
  }

  private static Optional<FaultRepair> scaleToNone(InstalledSite site) {
    scale(site, 0);
    return Optional.of(
        new FaultRepair(
            () ->
                site.cluster()
                    .get("Deployment", HelmChart.NAMESPACE, HelmChart.DEPLOYMENT)
                    .filter(deployment -> deployment.at("/spec/replicas").asInt() == 0)
                    .isPresent(),
            () -> scale(site, 1)));
  }

  private static void scale(InstalledSite site, int replicas) {
    site.cluster()
        .change(
            "Deployment",
            HelmChart.NAMESPACE,
            HelmChart.DEPLOYMENT,
            deployment -> deployment.withObject("/spec").put("replicas", replicas));
  }

  /** It is active as an instance that is gone, such as one whose volume is lost. */
  private Optional<FaultRepair> activateElsewhere(InstalledSite site) {
    var another = UUID.randomUUID().toString();
    return world.locked(() -> {
      var secrets = site.connected().secrets();
      var before = Optional.ofNullable(secrets.put(ACTIVATED_BY, another));
      site.connected().set("/properties/activation/status", "Active");
      return Optional.of(
          new FaultTargets(world)
              .lockedRepair(
                  () -> another.equals(secrets.get(ACTIVATED_BY)),
                  () ->
                      before.ifPresentOrElse(
                          each -> secrets.put(ACTIVATED_BY, each),
                          () -> secrets.remove(ACTIVATED_BY))));
    });
  }

  /** Somebody installs it anew, with a new volume, and does not deactivate it before. */
  private Optional<FaultRepair> redeploy(InstalledSite site) {
    var repair = activateElsewhere(site);
    site.uninstall();
    site.install(Map.of());
    return repair.map(each -> new FaultRepair(each.isNeeded(), site::deactivate));
  }

  /** It has to activate again; the proxy does not let that pass. */
  private static Optional<FaultRepair> activateAgain(InstalledSite site) {
    site.deactivate();
    return Optional.of(new FaultRepair(() -> true, () -> {}));
  }

  /** Its heartbeats tell the error, until the volume is another one. */
  private static Optional<FaultRepair> breakVolume(InstalledSite site) {
    return volume(site)
        .map(broken ->
            new FaultRepair(() -> volume(site).filter(broken::equals).isPresent(), () -> {}));
  }

  private static Optional<String> volume(InstalledSite site) {
    return site.cluster()
        .get("PersistentVolumeClaim", HelmChart.NAMESPACE, HelmChart.CLAIM)
        .map(ObjectMeta::uid);
  }

  private Optional<FaultRepair> useOldRuntime(InstalledSite site) {
    return world.locked(
        () -> new FaultTargets(world).change(site.extension(), Map.of(RUNTIME, OLD_RUNTIME)));
  }

  /** The registry is replicated, and somebody has the site connect to the replica's region. */
  private Optional<FaultRepair> connectElsewhere(InstalledSite site) {
    var registry = site.connected().id().parent().flatMap(world.resources()::find).orElseThrow();
    var home = DataEndpoint.host(registry);
    var region = registry.text("/location").equals("westus") ? "eastus" : "westus";
    var replica = registry.id().name().toLowerCase(Locale.ROOT) + "." + region + ENDPOINT;
    return world.locked(() -> {
      var hosts = registry.texts("/properties/dataEndpointHostNames");
      registry.set(
          "/properties/dataEndpointHostNames",
          Stream.concat(hosts.stream(), Stream.of(replica)).distinct().toList());
      replaceGateway(site, home, replica);
      FaultTargets.record(world, site.extension(), "write");
      return Optional.of(
          new FaultTargets(world)
              .lockedRepair(
                  () -> site.settings().connectionString().gateway().equals(replica),
                  () -> {
                    registry.set("/properties/dataEndpointHostNames", hosts);
                    replaceGateway(site, replica, home);
                  }));
    });
  }

  private static void replaceGateway(InstalledSite site, String from, String to) {
    site.extension()
        .secrets()
        .computeIfPresent("connectionString", (_, text) -> text.replace(from, to));
  }

  /** Somebody nests another connected registry below it. */
  private Optional<FaultRepair> addChild(InstalledSite site) {
    var parent = site.connected();
    var id =
        parent
            .id()
            .parent()
            .orElseThrow()
            .child("connectedRegistries", parent.id().name() + "till");
    var child = new Resource(id, parent.document().deepCopy());
    child.set("/properties/parent/id", parent.id().text());
    child.set("/properties/activation/status", "Inactive");
    child.set("/properties/connectionState", "Offline");
    child.properties().putObject("loginServer").putObject("tls").putObject("certificate");
    child.unset("/properties/parent/syncProperties/gatewayEndpoint");
    child.unset("/properties/parent/syncProperties/lastSyncTime");
    child.set(
        "/properties/parent/syncProperties/tokenId",
        parent.id().parent().orElseThrow().child("tokens", id.name()).text());
    world.runLocked(() -> world.resources().put(child));
    return Optional.of(
        new FaultTargets(world)
            .lockedRepair(
                () -> world.resources().find(id).isPresent(), () -> world.resources().remove(id)));
  }
}
