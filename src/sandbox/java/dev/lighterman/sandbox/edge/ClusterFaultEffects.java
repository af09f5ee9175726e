package dev.lighterman.sandbox.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The faults of clusters and of their Arc agents. */
final class ClusterFaultEffects {

  private static final String STORAGE_CLASS = "StorageClass";

  private final World world;
  private final ArcClusterMap clusters;
  private final FaultTargets targets;

  ClusterFaultEffects(World world, ArcClusterMap clusters) {
    this.world = world;
    this.clusters = clusters;
    this.targets = new FaultTargets(world);
  }

  Map<String, Function<Fault, List<FaultRepair>>> byName() {
    return Map.of(
        "arc-offline", this::disconnect,
        "arc-certificate-expired", this::expireCertificate,
        "cluster-off", this::switchOff,
        "storage-class-missing", this::removeStorageClass,
        "not-allowed-in-cluster", this::revokePermission);
  }

  private List<FaultRepair> disconnect(Fault fault) {
    return targets.applyToEach(FaultTargets.CLUSTERS, fault, "cluster", this::disconnect);
  }

  private Optional<FaultRepair> disconnect(Resource cluster) {
    cluster.set("/properties/lastConnectivityTime", world.clock().instant().toString());
    targets.log("The agents of cluster %s lose touch with Azure.", "cluster", cluster);
    return targets.change(cluster, Map.of("/properties/connectivityStatus", "Offline"));
  }

  /** The agents' certificate is valid for 90 days; Azure lets them in no more. */
  private List<FaultRepair> expireCertificate(Fault fault) {
    var now = world.clock().instant();
    return targets.applyToEach(
        FaultTargets.CLUSTERS,
        fault,
        "cluster",
        cluster -> {
          targets.log("The certificate of cluster %s's agents expires.", "cluster", cluster);
          cluster.set("/properties/lastConnectivityTime", now.toString());
          return targets.change(
              cluster,
              Map.of(
                  "/properties/connectivityStatus",
                  "Expired",
                  "/properties/managedIdentityCertificateExpirationTime",
                  now.minusSeconds(60).toString()));
        });
  }

  /** Neither the agents nor the connected registry nor the API server answer any more. */
  private List<FaultRepair> switchOff(Fault fault) {
    var repairs = new ArrayList<>(disconnect(fault));
    for (var cluster : targets.find(FaultTargets.CLUSTERS, fault, "cluster")) {
      var path = "^/clusters/%s/".formatted(Pattern.quote(clusters.context(cluster.id())));
      var unreachable = new Fault("drop", Map.of("face", "kubernetes", "path", path));
      world.faults().inject(unreachable);
      repairs.add(new FaultRepair(() -> true, () -> world.faults().remove(unreachable)));
    }
    return repairs;
  }

  private List<FaultRepair> removeStorageClass(Fault fault) {
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
        () -> cluster.apply(InstalledSite.withoutSystemFields(storageClass)));
  }

  private List<FaultRepair> revokePermission(Fault fault) {
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
