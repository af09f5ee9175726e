package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** What a container, a pod or a claim asks for, and how much it may have. */
record Amounts(Map<String, Quantity> requests, Map<String, Quantity> limits) {

  private static final Amounts NONE = new Amounts(Map.of(), Map.of());

  /** Those of a container's or a claim's {@code resources}. */
  static Amounts of(JsonNode resources) {
    return new Amounts(read(resources.path("requests")), read(resources.path("limits")));
  }

  /**
   * Those of all of a pod's containers. Its init containers run one after the other before the
   * others.
   */
  static Amounts ofPod(ObjectNode pod) {
    Amounts running = NONE;
    for (ObjectNode container : JsonTree.objects(pod.path("spec").path("containers"))) {
      running = running.with(of(container.path("resources")), Quantity::plus);
    }
    for (ObjectNode container : JsonTree.objects(pod.path("spec").path("initContainers"))) {
      running = running.with(of(container.path("resources")), Quantity::atLeast);
    }
    return running;
  }

  static Map<String, Quantity> read(JsonNode json) {
    Map<String, Quantity> amounts = new TreeMap<>();
    json.properties().forEach(each -> amounts.put(each.getKey(), Quantity.of(each.getValue())));
    return amounts;
  }

  private Amounts with(Amounts other, BinaryOperator<Quantity> merging) {
    return new Amounts(
        merged(requests, other.requests, merging), merged(limits, other.limits, merging));
  }

  private static Map<String, Quantity> merged(
      Map<String, Quantity> one, Map<String, Quantity> other, BinaryOperator<Quantity> merging) {
    Map<String, Quantity> merged = new TreeMap<>(one);
    other.forEach((name, amount) -> merged.merge(name, amount, merging));
    return merged;
  }
}
