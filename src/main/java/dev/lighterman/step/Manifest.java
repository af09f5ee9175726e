package dev.lighterman.step;

import dev.lighterman.kubernetes.Workload;
import java.util.Map;
import java.util.stream.Collectors;

/** A workload as the manifest that the quickstart applies. */
final class Manifest {
  private Manifest() {}

  static String of(Workload workload) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: %1$s
      namespace: %2$s
      labels: {%5$s}
    spec:
      selector:
        matchLabels: {%5$s}
      replicas: 1
      template:
        metadata:
          labels: {%5$s}
        spec:
          imagePullSecrets:
            - name: %4$s
          containers:
            - name: %1$s
              image: %3$s
    """
        .formatted(
            workload.name(),
            workload.namespace(),
            workload.image(),
            workload.pullSecret(),
            workload.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> label.getKey() + ": " + label.getValue())
                .collect(Collectors.joining(", ")));
  }
}
