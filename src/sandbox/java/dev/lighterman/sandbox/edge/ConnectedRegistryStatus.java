package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How Azure sees a connected registry: its state as the portal shows it, and the journal's line
 * where that changes.
 */
record ConnectedRegistryStatus(World world) {

  private static final String STATE = "/properties/connectionState";

  static boolean active(Resource one) {
    return one.text("/properties/activation/status").equals("Active");
  }

  void activated(ConnectedRegistryInstance instance, Resource one, ExtensionSettings settings) {
    one.set("/properties/activation/status", "Active").set(STATE, "Syncing");
    one.set("/properties/version", HelmChart.VERSION);
    updateActivity(one);
    one.properties().putArray("statusDetails");
    one.set("/properties/loginServer/host", settings.serviceIp());
    one.set("/properties/loginServer/tls/status", settings.plainHttp() ? "Disabled" : "Enabled");
    say(instance, one, "is activated and begins to sync");
  }

  /** The instance has spoken just now. */
  void updateActivity(Resource one) {
    one.set("/properties/lastActivityTime", now());
  }

  /**
   * All is well.
   *
   * @param arrived the images that this sync has brought
   */
  void synced(ConnectedRegistryInstance instance, Resource one, List<String> arrived) {
    one.set("/properties/parent/syncProperties/lastSyncTime", now());
    if (!one.text(STATE).equals("Online")) {
      one.set(STATE, "Online").properties().putArray("statusDetails");
      say(instance, one, "is Online");
    }
    if (!arrived.isEmpty()) {
      say(instance, one, "has synced " + String.join(", ", arrived));
    }
  }

  void unhealthy(ConnectedRegistryInstance instance, Resource one) {
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
  }

  void offline(ConnectedRegistryInstance instance, Resource one, String why) {
    if (!one.text(STATE).equals("Offline")) {
      one.set(STATE, "Offline");
      say(instance, one, "is Offline: " + why);
    }
  }

  /** Outside of its window an instance says nothing, and that is as it should be. */
  void outsideSyncWindow(Resource one) {
    if (one.text(STATE).equals("Online")) {
      one.set(STATE, "Offline");
    }
  }

  private String now() {
    return world.clock().instant().toString();
  }

  private void say(ConnectedRegistryInstance instance, Resource one, String what) {
    world
        .eventLog()
        .append(
            "Connected registry %s %s.".formatted(one.id().name(), what),
            Map.of(
                "cluster", instance.cluster(),
                "connectedRegistry", one.id().name(),
                "registry", one.id().parent().map(ResourceId::name).orElse("")));
  }
}
