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

/** What can happen to clusters and to the connected registries on them. */
final class SiteFaultEffects {

  private static final String SLOT = "password1";
  private static final String CLIENTS = "/properties/clientTokenIds";
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
    return targets.breakEach(FaultTargets.CLUSTERS, fault, "cluster", this::disconnect);
  }

  private Optional<FaultRepair> disconnect(Resource cluster) {
    cluster.set("/properties/lastConnectivityTime", world.clock().instant().toString());
    targets.say("The agents of cluster %s lose touch with Azure.", "cluster", cluster);
    return targets.change(cluster, Map.of("/properties/connectivityStatus", "Offline"));
  }

  List<FaultRepair> replacePassword(Fault fault) {
    return targets.breakEach(
        FaultTargets.CONNECTED, fault, "connectedRegistry", this::replacePassword);
  }

  private Optional<FaultRepair> replacePassword(Resource connected) {
    targets.say(
        "Somebody replaces the sync password of connected registry %s.",
        "connectedRegistry", connected);
    return Optional.of(connected.text("/properties/parent/syncProperties/tokenId"))
        .filter(id -> !id.isEmpty())
        .flatMap(id -> world.resources().find(new ResourceId(id)))
        .flatMap(this::replace);
  }

  /** The old password can be put back for as long as nobody has made a newer one. */
  private Optional<FaultRepair> replace(Resource token) {
    Optional<Password> old = world.passwords().find(token.id(), SLOT);
    var intruder = world.passwords().generate(token, SLOT, Optional.empty());
    return old.map(before ->
        targets.underLock(
            () -> world.passwords().find(token.id(), SLOT).filter(intruder::equals).isPresent(),
            () -> world.passwords().put(token, before)));
  }

  List<FaultRepair> detach(Fault fault) {
    return targets.breakEach(FaultTargets.CONNECTED, fault, "connectedRegistry", this::detach);
  }

  private Optional<FaultRepair> detach(Resource connected) {
    var before = connected.texts(CLIENTS);
    connected.set(CLIENTS, List.of());
    targets.say(
        "Connected registry %s lets in no client any more.", "connectedRegistry", connected);
    return before.isEmpty()
        ? Optional.empty()
        : Optional.of(
            targets.underLock(
                () -> connected.texts(CLIENTS).isEmpty(), () -> connected.set(CLIENTS, before)));
  }

  List<FaultRepair> removeStorageClass(Fault fault) {
    return targets.of(FaultTargets.CLUSTERS, fault, "cluster").stream()
        .flatMap(one -> removeStorageClasses(fault, one))
        .toList();
  }

  private Stream<FaultRepair> removeStorageClasses(Fault fault, Resource one) {
    var cluster = clusters.forArc(one.id());
    return cluster.list(STORAGE_CLASS, "").stream()
        .filter(storage -> fault.appliesTo("class", ObjectMeta.name(storage)))
        .map(storage -> {
          cluster.delete(STORAGE_CLASS, "", ObjectMeta.name(storage));
          targets.say(
              "Storage class " + ObjectMeta.name(storage) + " is gone from cluster %s.",
              "cluster",
              one);
          return putBack(cluster, storage);
        });
  }

  private static FaultRepair putBack(SimulatedCluster cluster, ObjectNode storage) {
    return new FaultRepair(
        () -> cluster.get(STORAGE_CLASS, "", ObjectMeta.name(storage)).isEmpty(),
        () -> cluster.apply(bare(storage)));
  }

  private static ObjectNode bare(ObjectNode object) {
    var bare = object.deepCopy();
    bare.withObject("/metadata").retain("name", "labels", "annotations");
    return bare;
  }

  List<FaultRepair> withhold(Fault fault) {
    var right = fault.detail("verb").orElse("get") + " " + fault.detail("resource").orElse("pods");
    return targets.of(FaultTargets.CLUSTERS, fault, "cluster").stream()
        .map(one -> clusters.forArc(one.id()).tokens())
        .map(tokens -> {
          tokens.revoke(right);
          return new FaultRepair(() -> true, tokens::grantAll);
        })
        .toList();
  }
}
