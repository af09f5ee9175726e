package dev.lighterman.setup;

import dev.lighterman.catalogue.Operations;
import dev.lighterman.request.Right;
import dev.lighterman.request.Rights;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The bot's ClusterRole, for {@code kubectl apply -f -}. */
record ClusterRole(String name, Rights rights) {
  static ClusterRole observe() {
    return new ClusterRole(
        "lighterman-observer", Operations.rightsToObserve().and(Operations.optionalRights()));
  }

  static ClusterRole operate() {
    return new ClusterRole(
        "lighterman-operator", Operations.rightsToOperate().and(Operations.optionalRights()));
  }

  String yaml() {
    return SetupCommand.resource("clusterrole.yaml")
        .replace("{name}", name)
        .replace(
            "{rules}",
            rules().entrySet().stream().map(ClusterRole::rule).collect(Collectors.joining("\n")));
  }

  /** A resource type with its API group. */
  private record Resource(String group, String name) implements Comparable<Resource> {
    @Override
    public int compareTo(Resource other) {
      return (group + "/" + name).compareTo(other.group + "/" + other.name);
    }
  }

  private Map<Resource, TreeSet<String>> rules() {
    return rights.kubernetes().stream()
        .collect(
            Collectors.groupingBy(
                right -> new Resource(right.group(), right.resource()),
                TreeMap::new,
                Collectors.mapping(Right.Kubernetes::verb, Collectors.toCollection(TreeSet::new))));
  }

  private static String rule(Map.Entry<Resource, TreeSet<String>> rule) {
    return """
      - apiGroups: ["%s"]
        resources: [%s]
        verbs: [%s]\
    """
        .formatted(rule.getKey().group(), rule.getKey().name(), String.join(", ", rule.getValue()));
  }
}
