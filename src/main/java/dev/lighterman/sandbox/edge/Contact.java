package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What passes between an instance and its parent at each heartbeat: activation, sync, refusals. All
 * of it under the world's lock.
 */
final class Contact {

  private static final String STATE = "/properties/connectionState";

  private final World world;
  private final Parents parents;
  private final Sync sync;

  Contact(World world, Parents parents) {
    this.world = world;
    this.parents = parents;
    this.sync = new Sync(world);
  }

  /** Tries to reach the parent; answers the lines that the instance logs about it. */
  List<String> make(Instance instance) {
    var extension = world.resources().find(instance.extension());
    if (extension.isEmpty()) {
      return List.of();
    }
    var settings = Settings.of(extension.get());
    var connected = parents.connectedRegistry(settings.connection());
    if (!instance.running()) {
      connected
          .filter(one -> owns(instance, one))
          .ifPresent(one -> miss(instance, one, "its pod does not run"));
      return List.of();
    }
    return connected
        .map(one -> reach(instance, one, settings))
        .orElseGet(() ->
            List.of(PodLog.refused("NAME_UNKNOWN", "connected registry not known to registry")));
  }

  private List<String> reach(Instance instance, Resource one, Settings settings) {
    if (!inWindow(one)) {
      sleep(one);
      return List.of();
    }
    if (!parents.gatewayOpen(one)) {
      miss(instance, one, "its parent's data endpoint is off");
      return List.of(PodLog.unreachable(settings.connection().gateway()));
    }
    if (!parents.letsIn(one, settings.connection())) {
      miss(instance, one, "its sync token's password is not accepted");
      return List.of(PodLog.refused("UNAUTHORIZED", "Incorrect Password"));
    }
    if (!one.text("/properties/activation/status").equals("Active")) {
      return activate(instance, one, settings);
    }
    if (!owns(instance, one)) {
      return List.of(
          PodLog.refused(
              "ALREADY_ACTIVATED",
              "Failed to activate the connected registry as it is already activated by another instance. Only one instance is supported at any time."));
    }
    return sync(instance, one);
  }

  /** A seed's instance has been active before anybody looked at its volume. */
  private static boolean owns(Instance instance, Resource one) {
    return one.text("/properties/activation/status").equals("Active")
        && one.secrets()
            .computeIfAbsent("activatedBy", key -> instance.identity())
            .equals(instance.identity());
  }

  private List<String> activate(Instance instance, Resource one, Settings settings) {
    instance.reached(one.id());
    one.secrets().put("activatedBy", instance.identity());
    one.set("/properties/activation/status", "Active").set(STATE, "Syncing");
    one.set("/properties/version", Chart.VERSION);
    one.set("/properties/lastActivityTime", now());
    one.properties().putArray("statusDetails");
    one.set("/properties/loginServer/host", settings.serviceIp());
    one.set("/properties/loginServer/tls/status", settings.plainHttp() ? "Disabled" : "Enabled");
    say(instance, one, "is activated and begins to sync");
    return List.of(PodLog.activated(one.id().name()));
  }

  private List<String> sync(Instance instance, Resource one) {
    instance.reached(one.id());
    one.set("/properties/lastActivityTime", now());
    if (world.faults().named("disk-full", "connectedRegistry", one.id().name()).isPresent()) {
      return unhealthy(instance, one);
    }
    var arrived = sync.run(one);
    one.set("/properties/parent/syncProperties/lastSyncTime", now());
    if (!one.text(STATE).equals("Online")) {
      one.set(STATE, "Online").properties().putArray("statusDetails");
      say(instance, one, "is Online");
    }
    if (arrived.isEmpty()) {
      return List.of();
    }
    say(instance, one, "has synced " + String.join(", ", arrived));
    return arrived.stream().map(PodLog::synced).toList();
  }

  private List<String> unhealthy(Instance instance, Resource one) {
    if (!one.text(STATE).equals("Unhealthy")) {
      one.set(STATE, "Unhealthy");
      one.properties()
          .putArray("statusDetails")
          .addObject()
          .put("type", "Storage")
          .put("code", "DiskError")
          .put("description", "No space left on device.")
          .put("timestamp", now())
          .put("correlationId", UUID.randomUUID().toString());
      say(instance, one, "is Unhealthy: no space left on device");
    }
    return List.of(PodLog.DISK_FULL);
  }

  /** Notes that an instance is no more. */
  void part(Instance instance) {
    instance
        .serves()
        .flatMap(world.resources()::find)
        .filter(one -> owns(instance, one))
        .ifPresent(one -> goOffline(instance, one, "its release is uninstalled"));
  }

  private void miss(Instance instance, Resource one, String why) {
    if (instance.missedAgain()) {
      goOffline(instance, one, why);
    }
  }

  private void goOffline(Instance instance, Resource one, String why) {
    if (!one.text(STATE).equals("Offline")) {
      one.set(STATE, "Offline");
      say(instance, one, "is Offline: " + why);
    }
  }

  /** Outside of its window an instance says nothing, and that is as it should be. */
  private static void sleep(Resource one) {
    if (one.text(STATE).equals("Online")) {
      one.set(STATE, "Offline");
    }
  }

  private boolean inWindow(Resource one) {
    var sync = "/properties/parent/syncProperties";
    return SyncWindow.of(one.text(sync + "/schedule"), one.text(sync + "/syncWindow"))
        .open(world.clock().instant());
  }

  private String now() {
    return world.clock().instant().toString();
  }

  private void say(Instance instance, Resource one, String what) {
    world
        .journal()
        .say(
            "Connected registry %s %s.".formatted(one.id().name(), what),
            Map.of(
                "cluster", instance.cluster(),
                "connectedRegistry", one.id().name(),
                "registry", one.id().parent().map(ResourceId::name).orElse("")));
  }
}
