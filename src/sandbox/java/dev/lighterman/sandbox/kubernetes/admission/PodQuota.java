package dev.lighterman.sandbox.kubernetes.admission;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The admission plugin for ResourceQuotas: how many pods a namespace takes, and of what size. */
record PodQuota(ObjectStore store) {

  /** Where a quota counts one of them, each container has to say it. */
  private static final Set<String> TO_BE_SPECIFIED =
      Set.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

  private static final Quantity ONE = new Quantity(BigDecimal.ONE, "1");

  /**
   * Checks a new pod.
   *
   * @throws ApiFailure 403 where a quota does not take it
   */
  void requireWithin(ObjectNode pod) {
    String namespace = ObjectMeta.namespace(pod);
    List<ObjectNode> quotas = store.list(ResourceKind.RESOURCE_QUOTA, namespace);
    if (quotas.isEmpty()) {
      return;
    }
    Map<String, Quantity> used = new TreeMap<>();
    store.list(ResourceKind.POD, namespace).stream()
        .filter(PodQuota::counts)
        .forEach(other ->
            usage(other).forEach((name, amount) -> used.merge(name, amount, Quantity::plus)));
    for (ObjectNode quota : quotas) {
      Map<String, Quantity> hard = Amounts.read(quota.path("spec").path("hard"));
      requireSpecified(pod, ObjectMeta.name(quota), hard.keySet());
      requireRoom(pod, ObjectMeta.name(quota), hard, used);
    }
  }

  private static boolean counts(ObjectNode pod) {
    String phase = pod.path("status").path("phase").asText();
    return !phase.equals("Succeeded") && !phase.equals("Failed");
  }

  private static void requireSpecified(ObjectNode pod, String quota, Set<String> counted) {
    Map<String, Set<String>> missing = new TreeMap<>();
    for (ObjectNode container : PodSpecRules.containers(pod.path("spec"))) {
      Set<String> specified = usage(Amounts.of(container.path("resources"))).keySet();
      counted.stream()
          .filter(TO_BE_SPECIFIED::contains)
          .filter(name -> !specified.contains(name))
          .forEach(name ->
              missing
                  .computeIfAbsent(name, _ -> new TreeSet<>())
                  .add(container.path("name").asText()));
    }
    if (!missing.isEmpty()) {
      String all =
          missing.entrySet().stream()
              .map(each -> each.getKey() + " for: " + String.join(",", each.getValue()))
              .collect(joining("; "));
      throw forbidden(pod, "failed quota: %s: must specify %s".formatted(quota, all));
    }
  }

  private static void requireRoom(
      ObjectNode pod, String quota, Map<String, Quantity> hard, Map<String, Quantity> used) {
    Map<String, Quantity> requested = usage(pod);
    List<String> exceeded =
        hard.entrySet().stream()
            .filter(each -> requested.containsKey(each.getKey()))
            .filter(each ->
                of(used, each.getKey())
                        .plus(of(requested, each.getKey()))
                        .compareTo(each.getValue())
                    > 0)
            .map(Map.Entry::getKey)
            .toList();
    if (!exceeded.isEmpty()) {
      throw forbidden(
          pod,
          "exceeded quota: %s, requested: %s, used: %s, limited: %s"
              .formatted(
                  quota, said(exceeded, requested), said(exceeded, used), said(exceeded, hard)));
    }
  }

  private static String said(List<String> names, Map<String, Quantity> amounts) {
    return names.stream().map(name -> name + "=" + of(amounts, name).text()).collect(joining(","));
  }

  private static Quantity of(Map<String, Quantity> amounts, String name) {
    return amounts.getOrDefault(name, Quantity.ZERO);
  }

  /** What a pod counts for, by the names that quotas have for it. */
  private static Map<String, Quantity> usage(ObjectNode pod) {
    Map<String, Quantity> usage = usage(Amounts.ofPod(pod));
    usage.put("pods", ONE);
    return usage;
  }

  private static Map<String, Quantity> usage(Amounts amounts) {
    Map<String, Quantity> usage = new TreeMap<>();
    amounts
        .requests()
        .forEach((name, amount) -> {
          usage.put(name, amount);
          usage.put("requests." + name, amount);
        });
    amounts.limits().forEach((name, amount) -> usage.put("limits." + name, amount));
    return usage;
  }

  private static ApiFailure forbidden(ObjectNode pod, String reason) {
    return ApiFailure.forbidden(ResourceKind.POD, ObjectMeta.name(pod), reason);
  }
}
