package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.cluster.OnDemandCluster;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.world.ResourceId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The clusters by their Arc resource, whose name need not be unique. */
final class ArcClusterMap {

  private final Map<String, OnDemandCluster> byArc = new ConcurrentHashMap<>();
  private final Set<String> settled = ConcurrentHashMap.newKeySet();

  void put(ResourceId arc, OnDemandCluster cluster) {
    byArc.put(arc.key(), cluster);
  }

  /** The running cluster; starts it if need be, so no caller may hold the world's lock. */
  SimulatedCluster forArc(ResourceId arc) {
    return find(arc).get();
  }

  /** The cluster's name in kubeconfigs. */
  String context(ResourceId arc) {
    return find(arc).spec().name();
  }

  /** Records that a cluster has had the time to start its workloads. */
  void settle(ResourceId arc) {
    settled.add(arc.key());
  }

  /** Whether what runs in the cluster can be told from its pods. */
  boolean isSettled(ResourceId arc) {
    return settled.contains(arc.key());
  }

  private OnDemandCluster find(ResourceId arc) {
    var cluster = byArc.get(arc.key());
    if (cluster == null) {
      throw new IllegalArgumentException("There is no cluster behind " + arc.text());
    }
    return cluster;
  }
}
