package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.UUID;

/**
 * One heartbeat of an instance to its parent: activates the connected registry or syncs it. Runs
 * under the world's lock.
 */
final class Heartbeat {

  private static final String DISK_FULL =
      "[Error] [AcrBackendEvent] OperationName: SyncAsync, Message: No space left on device.";

  private final World world;
  private final CloudRegistries registries;
  private final ImageSync sync;
  private final ConnectedRegistryStatus status;

  Heartbeat(World world, CloudRegistries registries) {
    this.world = world;
    this.registries = registries;
    this.sync = new ImageSync(world);
    this.status = new ConnectedRegistryStatus(world);
  }

  /** Contacts the parent; returns the log lines of the instance. */
  List<String> run(ConnectedRegistryInstance instance) {
    var extension = world.resources().find(instance.extension());
    if (extension.isEmpty()) {
      return List.of();
    }
    var settings = ExtensionSettings.of(extension.get());
    var found = registries.connectedRegistry(settings.connectionString());
    if (!instance.running()) {
      found
          .filter(connected -> isActiveInstance(instance, connected))
          .ifPresent(connected -> recordMiss(instance, connected, "its pod does not run"));
      return List.of();
    }
    return found
        .map(connected -> connect(instance, connected, settings))
        .orElseGet(
            () -> List.of(refusedLine("NAME_UNKNOWN", "connected registry not known to registry")));
  }

  private List<String> connect(
      ConnectedRegistryInstance instance, Resource connected, ExtensionSettings settings) {
    if (!isInSyncWindow(connected)) {
      status.outsideSyncWindow(connected);
      return List.of();
    }
    if (!registries.isDataEndpointEnabled(connected)) {
      recordMiss(instance, connected, "its parent's data endpoint is off");
      return List.of(unreachableLine(settings.connectionString().gateway()));
    }
    if (!registries.authenticates(connected, settings.connectionString())) {
      recordMiss(instance, connected, "its sync token's password is not accepted");
      return List.of(refusedLine("UNAUTHORIZED", "Incorrect Password"));
    }
    return activateOrSync(instance, connected, settings);
  }

  private List<String> activateOrSync(
      ConnectedRegistryInstance instance, Resource connected, ExtensionSettings settings) {
    if (!ConnectedRegistryStatus.active(connected)) {
      return activate(instance, connected, settings);
    }
    if (!isActiveInstance(instance, connected)) {
      return List.of(
          refusedLine(
              "ALREADY_ACTIVATED",
              "Failed to activate the connected registry as it is already activated by another instance. Only one instance is supported at any time."));
    }
    return sync(instance, connected);
  }

  /** An active connected registry of the seed belongs to the first instance that contacts it. */
  private static boolean isActiveInstance(ConnectedRegistryInstance instance, Resource connected) {
    return ConnectedRegistryStatus.active(connected)
        && (!instance.observed()
            || connected
                .secrets()
                .computeIfAbsent("activatedBy", key -> instance.identity())
                .equals(instance.identity()));
  }

  private List<String> activate(
      ConnectedRegistryInstance instance, Resource connected, ExtensionSettings settings) {
    instance.recordContact(connected.id());
    connected.secrets().put("activatedBy", instance.identity());
    status.activated(instance, connected, settings);
    return List.of(activatedLine(connected.id().name()));
  }

  private List<String> sync(ConnectedRegistryInstance instance, Resource connected) {
    instance.recordContact(connected.id());
    status.updateActivity(connected);
    if (world.faults().find("disk-full", "connectedRegistry", connected.id().name()).isPresent()) {
      status.unhealthy(instance, connected);
      return List.of(DISK_FULL);
    }
    var images = sync.run(connected);
    status.synced(instance, connected, images);
    return images.stream().map(Heartbeat::syncedLine).toList();
  }

  /** Sets the connected registry of an uninstalled instance offline. */
  void remove(ConnectedRegistryInstance instance) {
    instance
        .connectedRegistry()
        .flatMap(world.resources()::find)
        .filter(connected -> isActiveInstance(instance, connected))
        .ifPresent(connected -> status.offline(instance, connected, "its release is uninstalled"));
  }

  private void recordMiss(ConnectedRegistryInstance instance, Resource connected, String reason) {
    if (instance.countMissedHeartbeat()) {
      status.offline(instance, connected, reason);
    }
  }

  private boolean isInSyncWindow(Resource connected) {
    var sync = "/properties/parent/syncProperties";
    return SyncWindow.parse(
            connected.text(sync + "/schedule"), connected.text(sync + "/syncWindow"))
        .isOpen(world.clock().instant());
  }

  private static String activatedLine(String name) {
    return "[Information] [AcrOperationEvent] OperationName: ActivateAsync, CorrelationId: %s, Message: Successfully activated connected registry '%s'"
        .formatted(UUID.randomUUID(), name);
  }

  private static String syncedLine(String image) {
    return "[Information] [AcrOperationEvent] OperationName: SyncAsync, Message: Synced " + image;
  }

  private static String unreachableLine(String gateway) {
    return "[Error] [AcrOperationEvent] OperationName: SyncAsync, Message: Name or service not known (%s:443)"
        .formatted(gateway);
  }

  /** A log line with the error body of the parent. */
  private static String refusedLine(String code, String message) {
    return "[Error] [AcrOperationEvent] OperationName: ActivateAsync, CorrelationId: %s, Message: {\"errors\":[{\"code\":\"%s\",\"message\":\"%s\",\"detail\":null}]}"
        .formatted(UUID.randomUUID(), code, message);
  }
}
