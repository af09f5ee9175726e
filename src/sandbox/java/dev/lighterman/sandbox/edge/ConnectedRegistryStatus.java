package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sets the state of connected registries in Azure, and logs its changes. */
record ConnectedRegistryStatus(World world) {

  private static final String STATE = "/properties/connectionState";
  private static final String SYNC_RESULT = "/properties/registrySyncResult";

  static boolean active(Resource connected) {
    return connected.text("/properties/activation/status").equals("Active");
  }

  void activated(
      ConnectedRegistryInstance instance, Resource connected, ExtensionSettings settings) {
    connected.set("/properties/activation/status", "Active").set(STATE, "Syncing");
    connected.set("/properties/version", HelmChart.VERSION);
    updateActivity(connected);
    connected.properties().putArray("statusDetails");
    connected.set("/properties/loginServer/host", settings.serviceIp());
    connected.set(
        "/properties/loginServer/tls/status", settings.plainHttp() ? "Disabled" : "Enabled");
    log(instance, connected, "is activated and begins to sync");
  }

  /** Sets the time of the last contact to now. */
  void updateActivity(Resource connected) {
    connected.set("/properties/lastActivityTime", now());
  }

  /**
   * Records a sync without errors.
   *
   * @param images the images that it has copied
   */
  void synced(ConnectedRegistryInstance instance, Resource connected, List<String> images) {
    connected.set("/properties/parent/syncProperties/lastSyncTime", now());
    if (!connected.text(STATE).equals("Online")) {
      connected.set(STATE, "Online").properties().putArray("statusDetails");
      log(instance, connected, "is Online");
    }
    if (!images.isEmpty()) {
      log(instance, connected, "has synced " + String.join(", ", images));
    }
  }

  /** Whether somebody has asked for a resync, and there was none since. */
  static boolean isResyncDue(Resource connected) {
    var state = connected.text(SYNC_RESULT + "/syncState");
    return state.equals("Pending") || state.equals("NotActivated");
  }

  /** Records a resync without errors. */
  void resynced(ConnectedRegistryInstance instance, Resource connected) {
    connected.set(SYNC_RESULT + "/syncState", "Succeeded");
    for (var time : List.of("lastSyncStartTime", "lastSyncEndTime", "lastSuccessfulSyncEndTime")) {
      connected.set(SYNC_RESULT + "/" + time, now());
    }
    log(instance, connected, "has synced anew");
  }

  /** Reports an error of its volume. */
  void unhealthy(ConnectedRegistryInstance instance, Resource connected, String error) {
    if (!connected.text(STATE).equals("Unhealthy")
        || !connected.text("/properties/statusDetails/0/description").equals(error)) {
      connected.set(STATE, "Unhealthy");
      connected
          .properties()
          .putArray("statusDetails")
          .addObject()
          .put("type", "Storage")
          .put("code", "DiskError")
          .put("description", error)
          .put("timestamp", now())
          .put("correlationId", UUID.randomUUID().toString());
      log(instance, connected, "is Unhealthy: " + error);
    }
  }

  void offline(ConnectedRegistryInstance instance, Resource connected, String reason) {
    if (!connected.text(STATE).equals("Offline")) {
      connected.set(STATE, "Offline");
      log(instance, connected, "is Offline: " + reason);
    }
  }

  /** Being offline outside of the sync window is normal, so it is not logged. */
  void outsideSyncWindow(Resource connected) {
    if (connected.text(STATE).equals("Online")) {
      connected.set(STATE, "Offline");
    }
  }

  private String now() {
    return world.clock().instant().toString();
  }

  private void log(ConnectedRegistryInstance instance, Resource connected, String what) {
    world
        .eventLog()
        .append(
            "Connected registry %s %s.".formatted(connected.id().name(), what),
            Map.of(
                "cluster", instance.cluster(),
                "connectedRegistry", connected.id().name(),
                "registry", connected.id().parent().map(ResourceId::name).orElse("")));
  }
}
