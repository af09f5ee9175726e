package dev.lighterman.sandbox.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.TokenPasswords.Password;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The faults of clusters and of the connected registries on them. */
final class SiteFaultEffects {

  private static final String PASSWORD_NAME = "password1";
  private static final String CLIENT_TOKENS = "/properties/clientTokenIds";
  private static final String STORAGE_CLASS = "StorageClass";

  private final World world;
  private final ArcClusterMap clusters;
  private final FaultTargets targets;

  SiteFaultEffects(World world, ArcClusterMap clusters) {
    this.world = world;
    this.clusters = clusters;
    this.targets = new FaultTargets(world);
  }

  List<FaultRepair> disconnect(Fault fault) {
    return targets.applyToEach(FaultTargets.CLUSTERS, fault, "cluster", this::disconnect);
  }

  private Optional<FaultRepair> disconnect(Resource cluster) {
    cluster.set("/properties/lastConnectivityTime", world.clock().instant().toString());
    targets.log("The agents of cluster %s lose touch with Azure.", "cluster", cluster);
    return targets.change(cluster, Map.of("/properties/connectivityStatus", "Offline"));
  }

  List<FaultRepair> replacePassword(Fault fault) {
    return targets.applyToEach(
        FaultTargets.CONNECTED, fault, "connectedRegistry", this::replacePassword);
  }

  private Optional<FaultRepair> replacePassword(Resource connected) {
    targets.log(
        "Somebody replaces the sync password of connected registry %s.",
        "connectedRegistry", connected);
    return Optional.of(connected.text("/properties/parent/syncProperties/tokenId"))
        .filter(id -> !id.isEmpty())
        .flatMap(id -> world.resources().find(new ResourceId(id)))
        .flatMap(this::replace);
  }

  /** The old password is restored unless somebody has generated a newer one. */
  private Optional<FaultRepair> replace(Resource token) {
    Optional<Password> old = world.passwords().find(token.id(), PASSWORD_NAME);
    var replacement = world.passwords().generate(token, PASSWORD_NAME, Optional.empty());
    return old.map(before ->
        targets.lockedRepair(
            () ->
                world
                    .passwords()
                    .find(token.id(), PASSWORD_NAME)
                    .filter(replacement::equals)
                    .isPresent(),
            () -> world.passwords().put(token, before)));
  }

  List<FaultRepair> detachClientTokens(Fault fault) {
    return targets.applyToEach(
        FaultTargets.CONNECTED, fault, "connectedRegistry", this::detachClientTokens);
  }

  private Optional<FaultRepair> detachClientTokens(Resource connected) {
    var before = connected.texts(CLIENT_TOKENS);
    connected.set(CLIENT_TOKENS, List.of());
    targets.log(
        "Connected registry %s lets in no client any more.", "connectedRegistry", connected);
    return before.isEmpty()
        ? Optional.empty()
        : Optional.of(
            targets.lockedRepair(
                () -> connected.texts(CLIENT_TOKENS).isEmpty(),
                () -> connected.set(CLIENT_TOKENS, before)));
  }

  List<FaultRepair> removeStorageClass(Fault fault) {
    return targets.find(FaultTargets.CLUSTERS, fault, "cluster").stream()
        .flatMap(resource -> removeStorageClasses(fault, resource))
        .toList();
  }

  private Stream<FaultRepair> removeStorageClasses(Fault fault, Resource resource) {
    var cluster = clusters.forArc(resource.id());
    return cluster.list(STORAGE_CLASS, "").stream()
        .filter(storageClass -> fault.appliesTo("class", ObjectMeta.name(storageClass)))
        .map(storageClass -> {
          cluster.delete(STORAGE_CLASS, "", ObjectMeta.name(storageClass));
          targets.log(
              "Storage class " + ObjectMeta.name(storageClass) + " is gone from cluster %s.",
              "cluster",
              resource);
          return restore(cluster, storageClass);
        });
  }

  private static FaultRepair restore(SimulatedCluster cluster, ObjectNode storageClass) {
    return new FaultRepair(
        () -> cluster.get(STORAGE_CLASS, "", ObjectMeta.name(storageClass)).isEmpty(),
        () -> cluster.apply(withoutSystemFields(storageClass)));
  }

  private static ObjectNode withoutSystemFields(ObjectNode object) {
    var copy = object.deepCopy();
    copy.withObject("/metadata").retain("name", "labels", "annotations");
    return copy;
  }

  List<FaultRepair> revokePermission(Fault fault) {
    var permission =
        fault.detail("verb").orElse("get") + " " + fault.detail("resource").orElse("pods");
    return targets.find(FaultTargets.CLUSTERS, fault, "cluster").stream()
        .map(resource -> clusters.forArc(resource.id()).tokens())
        .map(tokens -> {
          tokens.revoke(permission);
          return new FaultRepair(() -> true, tokens::grantAll);
        })
        .toList();
  }
}
