package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One attempt of a cluster's agents to bring an extension to what its resource says: they hear of
 * it, Helm installs it, its pod becomes ready, Azure hears of that.
 */
final class Rollout {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);
  private static final Duration USUAL_INSTALL = Duration.ofMinutes(4);
  private static final Duration USUAL_UPGRADE = Duration.ofMinutes(1);
  private static final Duration HELM_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration OFFLINE_TIMEOUT = Duration.ofDays(2);
  private static final String HELP =
      " For general troubleshooting visit: https://aka.ms/k8s-extensions-TSG ";

  private final ResourceId extension;
  private final World world;
  private final Clusters clusters;
  private final Instances instances;
  private Duration waited = Duration.ZERO;
  private boolean upgrades;
  private volatile boolean givenUp;

  Rollout(ResourceId extension, World world, Clusters clusters, Instances instances) {
    this.extension = extension;
    this.world = world;
    this.clusters = clusters;
    this.instances = instances;
  }

  /** A newer wish has come; this one is not carried on. */
  void giveUp() {
    givenUp = true;
  }

  /** The agents hear of it, as soon as they are connected. */
  void begin() {
    if (givenUp) {
      return;
    }
    if (agentsConnected(world, extension)) {
      waited = Duration.ZERO;
      install();
    } else if (waited.compareTo(OFFLINE_TIMEOUT) >= 0) {
      fail(
          "Unable to get the status from the local CRD with the error : {Error : Retry for given"
              + " duration didn't get any results with err {status not populated}}");
    } else {
      lookAgain(this::begin);
    }
  }

  /** Whether a cluster's agents hear Azure. */
  static boolean agentsConnected(World world, ResourceId extension) {
    return world.locked(() ->
        extension
            .parent()
            .flatMap(world.resources()::find)
            .filter(c -> c.text("/properties/connectivityStatus").equals("Connected"))
            .isPresent());
  }

  private void install() {
    var resource = world.locked(() -> world.resources().find(extension));
    if (resource.isEmpty()) {
      return;
    }
    var settings = world.locked(() -> Settings.of(resource.get()));
    upgrades =
        world.locked(() -> resource.get().text("/properties/provisioningState")).equals("Updating");
    var broken = world.faults().named("extension-fails", "cluster", cluster());
    try {
      broken.flatMap(fault -> fault.detail("message")).ifPresent(Rollout::refuse);
      broken.ifPresent(fault -> refuse("context deadline exceeded"));
      new Release(clusters.behind(extension.parent().orElseThrow())).apply(settings);
    } catch (HelmFailure e) {
      failInstall(String.valueOf(e.getMessage()));
      return;
    }
    world.alone(() -> instances.add(extension));
    say("is installed by Helm on cluster %s; its pod is to start".formatted(cluster()));
    lookAgain(this::awaitReady);
  }

  private static void refuse(String message) {
    throw new HelmFailure(message);
  }

  private void awaitReady() {
    if (givenUp) {
      return;
    }
    var usual = upgrades ? USUAL_UPGRADE : USUAL_INSTALL;
    var ready =
        new Release(clusters.behind(extension.parent().orElseThrow())).ready(extension.name());
    if (ready && waited.compareTo(usual) >= 0) {
      succeed();
    } else if (waited.compareTo(HELM_TIMEOUT) >= 0) {
      if (!upgrades) {
        new Release(clusters.behind(extension.parent().orElseThrow())).uninstall();
        world.alone(() -> instances.remove(extension));
      }
      failInstall(
          "release %s failed, and has been uninstalled due to atomic being set: timed out waiting for the condition"
              .formatted(extension.name()));
    } else {
      lookAgain(this::awaitReady);
    }
  }

  private void succeed() {
    change(resource -> {
      resource.set("/properties/provisioningState", "Succeeded");
      resource.set("/properties/currentVersion", Chart.VERSION);
    });
    say("has succeeded on cluster " + cluster());
  }

  private void failInstall(String inner) {
    fail(
        "Error: [ InnerError: [Helm installation failed : Unable to create/update Kubernetes resources for the extension : Recommendation Please check that there are no policies blocking the resource creation/update for the extension : InnerError [%s]]] occurred while doing the operation : [Create] on the config,"
            .formatted(inner));
  }

  private void fail(String message) {
    change(resource -> {
      resource.set("/properties/provisioningState", "Failed");
      resource
          .properties()
          .putArray("statuses")
          .addObject()
          .put("code", "InstallationFailed")
          .putNull("displayStatus")
          .putNull("level")
          .put("message", message + HELP)
          .putNull("time");
    });
    say("has failed on cluster " + cluster() + ": " + message);
  }

  private void change(Consumer<Resource> how) {
    world.alone(() ->
        world
            .resources()
            .find(extension)
            .ifPresent(resource -> {
              how.accept(resource);
              resource.touched(
                  world.clock().instant(), resource.text("/systemData/lastModifiedBy"));
            }));
  }

  private void lookAgain(Runnable next) {
    waited = waited.plus(LOOK_AGAIN);
    world.clock().after(LOOK_AGAIN, "rollout of " + extension.name(), next);
  }

  private String cluster() {
    return extension.parent().orElseThrow().name();
  }

  private void say(String what) {
    world
        .journal()
        .say(
            "Extension %s %s.".formatted(extension.name(), what),
            Map.of("cluster", cluster(), "extension", extension.name()));
  }
}
