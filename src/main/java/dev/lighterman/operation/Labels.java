package dev.lighterman.operation;

import dev.lighterman.azure.ArcCluster;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** A site's labels among a plan's facts, so that the policy can go by them as they were planned. */
final class Labels {
  private static final String PREFIX = "label.";

  private Labels() {}

  /** The facts with the cluster's labels added. */
  static SequencedMap<String, String> added(Map<String, String> facts, ArcCluster cluster) {
    var more = new LinkedHashMap<>(facts);
    cluster.tags().forEach((name, value) -> more.put(PREFIX + name, value));
    return more;
  }
}
