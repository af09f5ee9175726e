package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.Optional;

/** The Deployments that pull from a connected registry, as the quickstart writes them. */
final class Workloads {
  private final String context;
  private final KubernetesClient client;

  Workloads(String context, KubernetesClient client) {
    this.context = context;
    this.client = client;
  }

  void put(Workload workload) {
    KubernetesErrors.asking(
        context,
        () ->
            client
                .apps()
                .deployments()
                .inNamespace(workload.namespace())
                .resource(deployment(workload))
                .patch(ServerSideApply.OURS));
  }

  private static Deployment deployment(Workload workload) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withNamespace(workload.namespace())
        .withName(workload.name())
        .withLabels(workload.labels())
        .endMetadata()
        .withNewSpec()
        .withReplicas(1)
        .withNewSelector()
        .withMatchLabels(workload.labels())
        .endSelector()
        .withTemplate(pod(workload))
        .endSpec()
        .build();
  }

  /** Of one container of the image; CheckJobs has its own way to run it. */
  static PodTemplateSpec pod(Workload workload) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(workload.labels())
        .endMetadata()
        .withNewSpec()
        .addNewImagePullSecret(workload.pullSecret())
        .addNewContainer()
        .withName(workload.name())
        .withImage(workload.image())
        .endContainer()
        .endSpec()
        .build();
  }

  Optional<Workload> find(String namespace, String name) {
    return deployment(namespace, name).map(Workloads::described);
  }

  Optional<Instant> created(String namespace, String name) {
    return deployment(namespace, name)
        .map(found -> Instant.parse(found.getMetadata().getCreationTimestamp()));
  }

  private Optional<Deployment> deployment(String namespace, String name) {
    return KubernetesErrors.asking(
        context,
        () ->
            Optional.ofNullable(
                client.apps().deployments().inNamespace(namespace).withName(name).get()));
  }

  void delete(String namespace, String name) {
    KubernetesErrors.asking(
        context, () -> client.apps().deployments().inNamespace(namespace).withName(name).delete());
  }

  private static Workload described(Deployment deployment) {
    PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    return new Workload(
        deployment.getMetadata().getNamespace(),
        deployment.getMetadata().getName(),
        image(deployment.getSpec().getTemplate()),
        pod.getImagePullSecrets().stream()
            .map(LocalObjectReference::getName)
            .findFirst()
            .orElse(""),
        deployment.getSpec().getSelector().getMatchLabels());
  }

  /** The image of the first container; empty where there is none. */
  static String image(PodTemplateSpec pod) {
    return pod.getSpec().getContainers().stream().map(Container::getImage).findFirst().orElse("");
  }

  /** Whether an application runs in the cluster, wherever and whoever installed it. */
  boolean runsAnywhere(String app) {
    return KubernetesErrors.asking(
        context,
        () ->
            !client
                .apps()
                .deployments()
                .inAnyNamespace()
                .withLabel("app.kubernetes.io/name", app)
                .list()
                .getItems()
                .isEmpty());
  }
}
