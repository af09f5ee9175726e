package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.time.Duration;

/**
 * One install or upgrade of an extension: the Arc agents get it, Helm applies it, its pod becomes
 * ready, and its status is reported to Azure.
 */
final class ExtensionRollout {

  private static final Duration POLL_INTERVAL = Duration.ofSeconds(15);
  private static final Duration INSTALL_TIME = Duration.ofMinutes(4);
  private static final Duration UPGRADE_TIME = Duration.ofMinutes(1);
  private static final Duration HELM_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration OFFLINE_TIMEOUT = Duration.ofDays(2);
  private static final Duration STATUS_TIMEOUT = Duration.ofMinutes(30);
  static final String NO_STATUS =
      "Unable to get the status from the local CRD with the error : {Error : Retry for given"
          + " duration didn't get any results with err {status not populated}}";

  private final ResourceId extension;
  private final World world;
  private final ArcClusterMap clusters;
  private final ConnectedRegistryInstances instances;
  private final ExtensionStatusReport report;
  private Duration waited = Duration.ZERO;
  private boolean upgrade;
  private volatile boolean cancelled;

  ExtensionRollout(
      ResourceId extension,
      World world,
      ArcClusterMap clusters,
      ConnectedRegistryInstances instances) {
    this.extension = extension;
    this.world = world;
    this.clusters = clusters;
    this.instances = instances;
    this.report = new ExtensionStatusReport(extension, world);
  }

  /** Stops this rollout, as a newer one replaces it. */
  void cancel() {
    cancelled = true;
  }

  /** Installs the extension as soon as the agents are connected. */
  void start() {
    if (cancelled) {
      return;
    }
    world.faults().removeResolved();
    var connected = agentsConnected(world, extension);
    if (connected && !isSilent()) {
      waited = Duration.ZERO;
      install();
    } else if (waited.compareTo(connected ? STATUS_TIMEOUT : OFFLINE_TIMEOUT) >= 0) {
      report.noStatus(NO_STATUS);
    } else {
      pollAfterInterval(this::start);
    }
  }

  /** Whether the agents are connected, but never report this extension's status. */
  private boolean isSilent() {
    return world.locked(() ->
        world
            .resources()
            .find(extension)
            .map(ConnectedRegistryInstances::names)
            .flatMap(names -> world.faults().find("extension-status-missing", names))
            .isPresent());
  }

  /** Whether the agents of the extension's cluster are connected to Azure. */
  static boolean agentsConnected(World world, ResourceId extension) {
    return world.locked(() ->
        extension
            .parent()
            .flatMap(world.resources()::find)
            .filter(cluster -> cluster.text("/properties/connectivityStatus").equals("Connected"))
            .isPresent());
  }

  private void install() {
    var resource = world.locked(() -> world.resources().find(extension));
    if (resource.isEmpty()) {
      return;
    }
    var settings = world.locked(() -> ExtensionSettings.of(resource.get()));
    upgrade =
        world.locked(() -> resource.get().text("/properties/provisioningState")).equals("Updating");
    var fault = world.faults().find("extension-fails", "cluster", report.cluster());
    try {
      requireChart(world.locked(() -> resource.get().text("/properties/version")));
      fault.flatMap(found -> found.detail("message")).ifPresent(ExtensionRollout::fail);
      fault.ifPresent(found -> fail("context deadline exceeded"));
      release().apply(settings);
    } catch (HelmRelease.HelmFailure e) {
      report.installFailed(String.valueOf(e.getMessage()));
      return;
    }
    world.runLocked(() -> instances.add(extension));
    report.installed();
    pollAfterInterval(this::awaitReady);
  }

  private static void requireChart(String version) {
    if (!version.isEmpty() && !version.equals(HelmChart.VERSION)) {
      fail("failed in download the Chart path not found");
    }
  }

  private static void fail(String message) {
    throw new HelmRelease.HelmFailure(message);
  }

  private void awaitReady() {
    if (cancelled) {
      return;
    }
    var minimum = upgrade ? UPGRADE_TIME : INSTALL_TIME;
    var ready = release().runningPod(extension.name()).isPresent();
    if (ready && waited.compareTo(minimum) >= 0) {
      report.succeeded();
    } else if (waited.compareTo(HELM_TIMEOUT) >= 0) {
      rollBack();
      report.installFailed(
          "release %s failed, and has been uninstalled due to atomic being set: timed out waiting for the condition"
              .formatted(extension.name()));
    } else {
      pollAfterInterval(this::awaitReady);
    }
  }

  /** Uninstalls a failed install, as Helm does with {@code --atomic}; an upgrade stays. */
  private void rollBack() {
    if (!upgrade) {
      release().uninstall();
      world.runLocked(() -> instances.remove(extension));
    }
  }

  private HelmRelease release() {
    return new HelmRelease(clusters.forArc(extension.parent().orElseThrow()));
  }

  private void pollAfterInterval(Runnable next) {
    waited = waited.plus(POLL_INTERVAL);
    world.clock().schedule(POLL_INTERVAL, "rollout of " + extension.name(), next);
  }
}
