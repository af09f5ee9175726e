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
            securityContext: {%6$s}
            imagePullSecrets:
              - name: %4$s
            containers:
              - name: %1$s
                image: %3$s
                securityContext: {%7$s}
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
            securityContext: {%6$s}
            imagePullSecrets:
              - name: %4$s
            containers:
              - name: check
                image: %3$s
                imagePullPolicy: Always
                securityContext: {%7$s}
      """;

  private static final String POD = "seccompProfile: {type: RuntimeDefault}";
  private static final String CONTAINER = "allowPrivilegeEscalation: false";
  private static final String RESTRICTED_POD = "runAsNonRoot: true, runAsUser: 65532, " + POD;
  private static final String RESTRICTED_CONTAINER = CONTAINER + ", capabilities: {drop: [ALL]}";

  private WorkloadManifest() {}

  static String deployment(Workload workload) {
    return of(workload, DEPLOYMENT, workload.runsAsAnyUser());
  }

  static String job(Workload workload) {
    return of(workload, JOB, true);
  }

  /** As the bot makes it itself. */
  private static String of(Workload workload, String template, boolean restricted) {
    return template.formatted(
        workload.name(),
        workload.namespace(),
        workload.image(),
        workload.pullSecret(),
        labels(workload),
        restricted ? RESTRICTED_POD : POD,
        restricted ? RESTRICTED_CONTAINER : CONTAINER);
  }

  private static String labels(Workload workload) {
    return workload.labels().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(label -> label.getKey() + ": " + label.getValue())
        .collect(Collectors.joining(", "));
  }
}
