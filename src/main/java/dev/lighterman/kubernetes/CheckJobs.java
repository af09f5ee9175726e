package dev.lighterman.kubernetes;

import dev.lighterman.value.RequestMark;
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

/** The Jobs that pull an image once, to check that it can be pulled. */
public final class CheckJobs {
  private static final String MANAGED_BY_LABEL = "app.kubernetes.io/managed-by";
  private static final String LIGHTERMAN = "lighterman";

  private final KubernetesErrors errors;
  private final KubernetesClient client;

  CheckJobs(KubernetesErrors errors, KubernetesClient client) {
    this.errors = errors;
    this.client = client;
  }

  /** Creates a Job, which pulls the image even if the node already has it: only that is a proof. */
  public void create(Workload workload, RequestMark mark) {
    errors.translating(() -> jobs(workload.namespace()).resource(job(workload, mark)).create());
  }

  private static Job job(Workload workload, RequestMark mark) {
    return new JobBuilder()
        .withNewMetadata()
        .withNamespace(workload.namespace())
        .withName(workload.name())
        .withLabels(workload.labels())
        .addToLabels(MANAGED_BY_LABEL, LIGHTERMAN)
        .addToAnnotations(Annotations.REQUEST, mark.toString())
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(2)
        .withTemplate(podTemplate(workload))
        .endSpec()
        .build();
  }

  /** Restricted whatever the image: only its pull counts, not whether it runs. */
  private static PodTemplateSpec podTemplate(Workload workload) {
    return new PodTemplateSpecBuilder(Workloads.podTemplate(workload, true))
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
    return errors.translating(
        () -> Optional.ofNullable(jobs(namespace).withName(name).get()).map(CheckJobs::toCheckJob));
  }

  /** Deletes it with its pods; does nothing if it does not exist. */
  public void delete(String namespace, String name) {
    errors.translating(() ->
        jobs(namespace)
            .withName(name)
            .withPropagationPolicy(DeletionPropagation.BACKGROUND)
            .delete());
  }

  private NonNamespaceOperation<Job, JobList, ScalableResource<Job>> jobs(String namespace) {
    return client.batch().v1().jobs().inNamespace(namespace);
  }

  private static CheckJob toCheckJob(Job job) {
    return new CheckJob(
        Workloads.image(job.getSpec().getTemplate()),
        LIGHTERMAN.equals(labels(job).get(MANAGED_BY_LABEL)),
        Annotations.request(job),
        job.getMetadata().getDeletionTimestamp() != null,
        isFinished(job));
  }

  private static Map<String, String> labels(Job job) {
    return Objects.requireNonNullElse(job.getMetadata().getLabels(), Map.of());
  }

  private static boolean isFinished(Job job) {
    return Optional.ofNullable(job.getStatus()).map(status -> status.getConditions()).stream()
        .flatMap(conditions -> conditions.stream())
        .anyMatch(condition ->
            "True".equals(condition.getStatus())
                && Stream.of("Complete", "Failed").anyMatch(condition.getType()::equals));
  }
}
