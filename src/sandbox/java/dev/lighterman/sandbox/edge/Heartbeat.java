package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.edge.InstanceLog.Level;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One heartbeat of an instance to its parent: activates the connected registry or syncs it. Runs
 * under the world's lock.
 */
final class Heartbeat {

  /** After this time without contact to its active instance, a connected registry is offline. */
  private static final Duration MAX_SILENCE = Duration.ofMinutes(1);

  private static final String ACTIVATED_BY = "activatedBy";

  private static final Map<String, String> DISK_ERRORS =
      Map.of(
          "disk-full", "No space left on device.",
          "storage-access-denied", "Access to the path '/var/acr/data/storage' is denied.");

  private final World world;
  private final CloudRegistries registries;
  private final ImageSync sync;
  private final ConnectedRegistryStatus status;

  /** By connected registry: the world's elapsed time at the last contact of its active instance. */
  private final Map<String, Duration> contacts = new HashMap<>();

  Heartbeat(World world, CloudRegistries registries) {
    this.world = world;
    this.registries = registries;
    this.sync = new ImageSync(world);
    this.status = new ConnectedRegistryStatus(world);
  }

  /** Contacts the parent; returns the lines that the instance logs at its level. */
  List<String> run(ConnectedRegistryInstance instance) {
    var lines = contact(instance);
    return lines.stream().filter(instance.logLevel()::logs).toList();
  }

  private List<String> contact(ConnectedRegistryInstance instance) {
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
        .orElseGet(() ->
            List.of(
                InstanceLog.refused("NAME_UNKNOWN", "connected registry not known to registry")));
  }

  private List<String> connect(
      ConnectedRegistryInstance instance, Resource connected, ExtensionSettings settings) {
    if (!isInSyncWindow(connected)) {
      status.outsideSyncWindow(connected);
      return List.of();
    }
    var gateway = settings.connectionString().gateway();
    if (find("egress-blocked", instance, connected).isPresent()) {
      recordMiss(instance, connected, "its site blocks the way to its parent");
      return List.of(InstanceLog.unreachable("Connection timed out", gateway));
    }
    if (!registries.isDataEndpointEnabled(connected)) {
      recordMiss(instance, connected, "its parent's data endpoint is off");
      return List.of(InstanceLog.unreachable("Name or service not known", gateway));
    }
    if (!registries.isHome(connected, gateway)) {
      recordMiss(instance, connected, "the data endpoint of that region does not serve it");
      return List.of(
          InstanceLog.unreachable("No connected registries are served in this region", gateway));
    }
    if (!registries.isSyncTokenEnabled(connected)) {
      recordMiss(instance, connected, "its sync token is disabled");
      return List.of(
          InstanceLog.refused(
              "UNAUTHORIZED",
              "authentication required, visit https://aka.ms/acr/authorization for more information."));
    }
    if (!registries.authenticates(connected, settings.connectionString())
        || mistakesName(instance, connected)) {
      recordMiss(instance, connected, "its sync token's password is not accepted");
      return List.of(InstanceLog.refused("UNAUTHORIZED", "Incorrect Password"));
    }
    return activateOrSync(instance, connected, settings);
  }

  private List<String> activateOrSync(
      ConnectedRegistryInstance instance, Resource connected, ExtensionSettings settings) {
    if (!ConnectedRegistryStatus.active(connected)) {
      return find("proxy-body-limit", instance, connected).isPresent()
          ? List.of(InstanceLog.activation(Level.ERROR, "RequestEntityTooLarge (HTTP 413)"))
          : activate(instance, connected, settings);
    }
    if (!isActiveInstance(instance, connected)) {
      if (isSilent(connected)) {
        status.offline(instance, connected, "its active instance is gone");
      }
      return List.of(
          InstanceLog.refused(
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
                .computeIfAbsent(ACTIVATED_BY, key -> instance.identity())
                .equals(instance.identity()));
  }

  private List<String> activate(
      ConnectedRegistryInstance instance, Resource connected, ExtensionSettings settings) {
    recordContact(instance, connected);
    connected.secrets().put(ACTIVATED_BY, instance.identity());
    status.activated(instance, connected, settings);
    return List.of(InstanceLog.activated(connected.id().name()));
  }

  private List<String> sync(ConnectedRegistryInstance instance, Resource connected) {
    recordContact(instance, connected);
    status.updateActivity(connected);
    var diskError = diskError(instance, connected);
    if (diskError.isPresent()) {
      status.unhealthy(instance, connected, diskError.get());
      return List.of(InstanceLog.diskError(diskError.get()));
    }
    var images = sync.run(connected);
    status.synced(instance, connected, images);
    if (ConnectedRegistryStatus.isResyncDue(connected)) {
      sync.clean(connected);
      status.resynced(instance, connected);
    }
    instance.setLogLevel(Level.of(connected.text("/properties/logging/logLevel")));
    var copied =
        images.isEmpty()
            ? Stream.of(InstanceLog.upToDate())
            : images.stream().map(InstanceLog::synced);
    return Stream.concat(copied, pushes(instance, connected)).toList();
  }

  /** What somebody at the site pushes to it again and again, and it may not take. */
  private Stream<String> pushes(ConnectedRegistryInstance instance, Resource connected) {
    return connected.text("/properties/mode").equals("ReadOnly")
        ? find("push-to-read-only", instance, connected).stream()
            .map(_ -> InstanceLog.pushRefused())
        : Stream.empty();
  }

  private void recordContact(ConnectedRegistryInstance instance, Resource connected) {
    instance.recordContact(connected.id());
    contacts.put(connected.id().key(), world.clock().elapsed());
  }

  /** Whether the active instance, which is another one, has not been heard of for some time. */
  private boolean isSilent(Resource connected) {
    var now = world.clock().elapsed();
    var last = contacts.computeIfAbsent(connected.id().key(), _ -> now);
    return now.minus(last).compareTo(MAX_SILENCE) >= 0;
  }

  private Optional<String> diskError(ConnectedRegistryInstance instance, Resource connected) {
    return DISK_ERRORS.entrySet().stream()
        .filter(error -> find(error.getKey(), instance, connected).isPresent())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Versions before 0.7 sign in with the name in small letters. */
  private boolean mistakesName(ConnectedRegistryInstance instance, Resource connected) {
    var name = connected.id().name();
    return !name.equals(name.toLowerCase(Locale.ROOT))
        && world
            .resources()
            .find(instance.extension())
            .filter(
                extension -> extension.text("/properties/currentVersion").matches("0\\.[0-6]\\..*"))
            .isPresent();
  }

  private Optional<Fault> find(
      String fault, ConnectedRegistryInstance instance, Resource connected) {
    return world
        .faults()
        .find(
            fault,
            Map.of("cluster", instance.cluster(), "connectedRegistry", connected.id().name()));
  }

  /** Records that an instance of the seed has been in contact with its parent before. */
  void recordSeeded(ConnectedRegistryInstance instance) {
    world
        .resources()
        .find(instance.extension())
        .map(ExtensionSettings::of)
        .flatMap(settings -> registries.connectedRegistry(settings.connectionString()))
        .filter(ConnectedRegistryStatus::active)
        .ifPresent(connected -> recordContact(instance, connected));
  }

  /**
   * Sets the connected registry of an uninstalled instance offline. It stays this instance's, also
   * where its cluster was never looked at, until somebody deactivates it.
   */
  void remove(ConnectedRegistryInstance instance) {
    instance
        .connectedRegistry()
        .flatMap(world.resources()::find)
        .filter(connected -> isActiveInstance(instance, connected))
        .ifPresent(connected -> {
          connected.secrets().putIfAbsent(ACTIVATED_BY, instance.identity());
          status.offline(instance, connected, "its release is uninstalled");
        });
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
}
