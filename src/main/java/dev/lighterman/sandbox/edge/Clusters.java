package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.Cluster;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clusters behind their Arc resources, by name. */
final class Clusters {

  private final Map<String, Cluster> byName = new ConcurrentHashMap<>();

  void put(Cluster cluster) {
    byName.put(cluster.spec().name(), cluster);
  }

  Cluster named(String name) {
    var cluster = byName.get(name);
    if (cluster == null) {
      throw new IllegalArgumentException("There is no cluster " + name);
    }
    return cluster;
  }
}
