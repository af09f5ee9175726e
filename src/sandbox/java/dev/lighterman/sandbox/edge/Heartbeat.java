package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.UUID;

/**
 * What passes between an instance and its parent at each heartbeat: activation, sync, refusals. All
 * of it under the world's lock.
 */
final class Heartbeat {

  private static final String DISK_FULL =
      "[Error] [AcrBackendEvent] OperationName: SyncAsync, Message: No space left on device.";

  private final World world;
  private final ParentRegistries parents;
  private final ImageSync sync;
  private final ConnectedRegistryStatus status;

  Heartbeat(World world, ParentRegistries parents) {
    this.world = world;
    this.parents = parents;
    this.sync = new ImageSync(world);
    this.status = new ConnectedRegistryStatus(world);
  }

  /** Tries to reach the parent; answers the lines that the instance logs about it. */
  List<String> run(ConnectedRegistryInstance instance) {
    var extension = world.resources().find(instance.extension());
    if (extension.isEmpty()) {
      return List.of();
    }
    var settings = ExtensionSettings.of(extension.get());
    var connected = parents.connectedRegistry(settings.connection());
    if (!instance.running()) {
      connected
          .filter(one -> owns(instance, one))
          .ifPresent(one -> miss(instance, one, "its pod does not run"));
      return List.of();
    }
    return connected
        .map(one -> reach(instance, one, settings))
        .orElseGet(
            () -> List.of(refusedLine("NAME_UNKNOWN", "connected registry not known to registry")));
  }

  private List<String> reach(
      ConnectedRegistryInstance instance, Resource one, ExtensionSettings settings) {
    if (!inWindow(one)) {
      status.outsideSyncWindow(one);
      return List.of();
    }
    if (!parents.gatewayOpen(one)) {
      miss(instance, one, "its parent's data endpoint is off");
      return List.of(unreachableLine(settings.connection().gateway()));
    }
    if (!parents.authenticates(one, settings.connection())) {
      miss(instance, one, "its sync token's password is not accepted");
      return List.of(refusedLine("UNAUTHORIZED", "Incorrect Password"));
    }
    return letIn(instance, one, settings);
  }

  private List<String> letIn(
      ConnectedRegistryInstance instance, Resource one, ExtensionSettings settings) {
    if (!ConnectedRegistryStatus.active(one)) {
      return activate(instance, one, settings);
    }
    if (!owns(instance, one)) {
      return List.of(
          refusedLine(
              "ALREADY_ACTIVATED",
              "Failed to activate the connected registry as it is already activated by another instance. Only one instance is supported at any time."));
    }
    return sync(instance, one);
  }

  /** A seed's instance has been active before anybody looked at its volume. */
  private static boolean owns(ConnectedRegistryInstance instance, Resource one) {
    return ConnectedRegistryStatus.active(one)
        && one.secrets()
            .computeIfAbsent("activatedBy", key -> instance.identity())
            .equals(instance.identity());
  }

  private List<String> activate(
      ConnectedRegistryInstance instance, Resource one, ExtensionSettings settings) {
    instance.reached(one.id());
    one.secrets().put("activatedBy", instance.identity());
    status.activated(instance, one, settings);
    return List.of(activatedLine(one.id().name()));
  }

  private List<String> sync(ConnectedRegistryInstance instance, Resource one) {
    instance.reached(one.id());
    status.updateActivity(one);
    if (world.faults().find("disk-full", "connectedRegistry", one.id().name()).isPresent()) {
      status.unhealthy(instance, one);
      return List.of(DISK_FULL);
    }
    var arrived = sync.run(one);
    status.synced(instance, one, arrived);
    return arrived.stream().map(Heartbeat::syncedLine).toList();
  }

  /** Notes that an instance is no more. */
  void part(ConnectedRegistryInstance instance) {
    instance
        .serves()
        .flatMap(world.resources()::find)
        .filter(one -> owns(instance, one))
        .ifPresent(one -> status.offline(instance, one, "its release is uninstalled"));
  }

  private void miss(ConnectedRegistryInstance instance, Resource one, String why) {
    if (instance.countMissedHeartbeat()) {
      status.offline(instance, one, why);
    }
  }

  private boolean inWindow(Resource one) {
    var sync = "/properties/parent/syncProperties";
    return SyncWindow.of(one.text(sync + "/schedule"), one.text(sync + "/syncWindow"))
        .open(world.clock().instant());
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

  /** A log line with the parent's own error, as its body came. */
  private static String refusedLine(String code, String message) {
    return "[Error] [AcrOperationEvent] OperationName: ActivateAsync, CorrelationId: %s, Message: {\"errors\":[{\"code\":\"%s\",\"message\":\"%s\",\"detail\":null}]}"
        .formatted(UUID.randomUUID(), code, message);
  }
}
