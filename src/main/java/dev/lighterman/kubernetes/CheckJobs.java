package dev.lighterman.kubernetes;

import dev.lighterman.value.RequestNumber;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The Jobs that pull an image once, to see whether it can be pulled. */
public final class CheckJobs {
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  private static final String US = "lighterman";
  private static final String REQUEST = "lighterman.dev/request";

  private final String context;
  private final KubernetesClient client;

  CheckJobs(String context, KubernetesClient client) {
    this.context = context;
    this.client = client;
  }

  /** Makes one. It always pulls, even if the node has the image: only that proves something. */
  public void create(Workload workload, RequestNumber request) {
    KubernetesErrors.asking(
        context, () -> jobs(workload.namespace()).resource(job(workload, request)).create());
  }

  private static Job job(Workload workload, RequestNumber request) {
    return new JobBuilder()
        .withNewMetadata()
        .withNamespace(workload.namespace())
        .withName(workload.name())
        .withLabels(workload.labels())
        .addToLabels(MANAGED_BY, US)
        .addToAnnotations(REQUEST, request.toString())
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(2)
        .withTemplate(pod(workload))
        .endSpec()
        .build();
  }

  private static PodTemplateSpec pod(Workload workload) {
    return new PodTemplateSpecBuilder(Workloads.pod(workload))
        .editSpec()
        .withRestartPolicy("Never")
        .editFirstContainer()
        .withName("check")
        .withImagePullPolicy("Always")
        .endContainer()
        .endSpec()
        .build();
  }

  public Optional<CheckJob> find(String namespace, String name) {
    return KubernetesErrors.asking(
        context,
        () -> Optional.ofNullable(jobs(namespace).withName(name).get()).map(CheckJobs::described));
  }

  /** Deletes it, and its pods with it; one that isn't there is fine. */
  public void delete(String namespace, String name) {
    KubernetesErrors.asking(
        context,
        () ->
            jobs(namespace)
                .withName(name)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete());
  }

  private NonNamespaceOperation<Job, JobList, ScalableResource<Job>> jobs(String namespace) {
    return client.batch().v1().jobs().inNamespace(namespace);
  }

  private static CheckJob described(Job job) {
    return new CheckJob(
        Workloads.image(job.getSpec().getTemplate()),
        US.equals(labels(job).get(MANAGED_BY)),
        Annotations.of(job).get(REQUEST),
        job.getMetadata().getDeletionTimestamp() != null,
        over(job));
  }

  private static Map<String, String> labels(Job job) {
    return Objects.requireNonNullElse(job.getMetadata().getLabels(), Map.of());
  }

  private static boolean over(Job job) {
    return Optional.ofNullable(job.getStatus()).map(status -> status.getConditions()).stream()
        .flatMap(conditions -> conditions.stream())
        .anyMatch(condition ->
            "True".equals(condition.getStatus())
                && Stream.of("Complete", "Failed").anyMatch(condition.getType()::equals));
  }
}
