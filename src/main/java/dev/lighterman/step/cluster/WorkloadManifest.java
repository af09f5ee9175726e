package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Workload;
import java.util.Map;
import java.util.stream.Collectors;

/** Kubernetes manifests of workloads. */
final class WorkloadManifest {
  /** The quickstart's Deployment. */
  private static final String DEPLOYMENT =
      """
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
      """;

  /** A Job that pulls the image and ends. */
  private static final String JOB =
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: %1$s
        namespace: %2$s
        labels: {%5$s}
      spec:
        backoffLimit: 2
        template:
          metadata:
            labels: {%5$s}
          spec:
            restartPolicy: Never
            imagePullSecrets:
              - name: %4$s
            containers:
              - name: check
                image: %3$s
                imagePullPolicy: Always
      """;

  private WorkloadManifest() {}

  static String deployment(Workload workload) {
    return of(workload, DEPLOYMENT);
  }

  static String job(Workload workload) {
    return of(workload, JOB);
  }

  private static String of(Workload workload, String template) {
    return template.formatted(
        workload.name(),
        workload.namespace(),
        workload.image(),
        workload.pullSecret(),
        labels(workload));
  }

  private static String labels(Workload workload) {
    return workload.labels().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(label -> label.getKey() + ": " + label.getValue())
        .collect(Collectors.joining(", "));
  }
}
