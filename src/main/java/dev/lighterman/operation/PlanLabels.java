package dev.lighterman.operation;

import static java.util.stream.Collectors.toMap;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.request.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** A site's labels among a plan's facts, so that the policy can go by them as they were planned. */
public final class PlanLabels {
  private static final String PREFIX = "label.";

  private PlanLabels() {}

  /** The labels among a plan's facts. */
  public static Map<String, String> of(Plan plan) {
    return plan.facts().entrySet().stream()
        .filter(fact -> fact.getKey().startsWith(PREFIX))
        .collect(toMap(fact -> fact.getKey().substring(PREFIX.length()), Map.Entry::getValue));
  }

  /** The facts with the cluster's labels added. */
  public static SequencedMap<String, String> added(Map<String, String> facts, ArcCluster cluster) {
    var more = new LinkedHashMap<>(facts);
    cluster.tags().forEach((name, value) -> more.put(PREFIX + name, value));
    return more;
  }
}
