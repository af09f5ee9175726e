package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.world.ResourceId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clusters by their Arc resource, whose name need not be unique. */
final class ArcClusterMap {

  private final Map<String, SimulatedCluster> byArc = new ConcurrentHashMap<>();

  void put(ResourceId arc, SimulatedCluster cluster) {
    byArc.put(arc.key(), cluster);
  }

  SimulatedCluster forArc(ResourceId arc) {
    var cluster = byArc.get(arc.key());
    if (cluster == null) {
      throw new IllegalArgumentException("There is no cluster behind " + arc.text());
    }
    return cluster;
  }
}
