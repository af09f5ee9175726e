package dev.lighterman.kubernetes;

import dev.lighterman.value.RequestMark;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The Deployments that pull from a connected registry, as in the quickstart. */
final class Workloads {
  /** The user id that images without a shell have for nobody in particular. */
  private static final long NONROOT = 65_532;

  private final KubernetesErrors errors;
  private final KubernetesClient client;

  Workloads(KubernetesErrors errors, KubernetesClient client) {
    this.errors = errors;
    this.client = client;
  }

  void put(Workload workload, RequestMark mark) {
    errors.translating(() ->
        client
            .apps()
            .deployments()
            .inNamespace(workload.namespace())
            .resource(deployment(workload, mark))
            .patch(ServerSideApply.OPTIONS));
  }

  private static Deployment deployment(Workload workload, RequestMark mark) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withNamespace(workload.namespace())
        .withName(workload.name())
        .withLabels(workload.labels())
        .addToAnnotations(Annotations.REQUEST, mark.toString())
        .endMetadata()
        .withNewSpec()
        .withReplicas(1)
        .withNewSelector()
        .withMatchLabels(workload.labels())
        .endSelector()
        .withTemplate(podTemplate(workload, workload.runsAsAnyUser()))
        .endSpec()
        .build();
  }

  /**
   * A pod with one container; {@link CheckJobs} changes how it runs.
   *
   * @param restricted whether it runs without root and capabilities, as the PodSecurity level
   *     {@code restricted} demands; else it only can't gain privileges, which takes nothing from an
   *     image
   */
  static PodTemplateSpec podTemplate(Workload workload, boolean restricted) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(workload.labels())
        .endMetadata()
        .withNewSpec()
        .withSecurityContext(podSecurityContext(restricted))
        .addNewImagePullSecret(workload.pullSecret())
        .addNewContainer()
        .withName(workload.name())
        .withImage(workload.image())
        .withSecurityContext(containerSecurityContext(restricted))
        .endContainer()
        .endSpec()
        .build();
  }

  private static PodSecurityContext podSecurityContext(boolean restricted) {
    var builder =
        new PodSecurityContextBuilder()
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile();
    return restricted
        ? builder.withRunAsNonRoot(true).withRunAsUser(NONROOT).build()
        : builder.build();
  }

  private static SecurityContext containerSecurityContext(boolean restricted) {
    var builder = new SecurityContextBuilder().withAllowPrivilegeEscalation(false);
    return restricted
        ? builder.withNewCapabilities().addToDrop("ALL").endCapabilities().build()
        : builder.build();
  }

  Optional<Workload> find(String namespace, String name) {
    return read(namespace, name, Workloads::toWorkload);
  }

  Optional<String> request(String namespace, String name) {
    return read(namespace, name, Annotations::request);
  }

  /** What a Deployment says; empty if it does not exist or says nothing of it. */
  private <T> Optional<T> read(
      String namespace, String name, Function<Deployment, @Nullable T> reading) {
    return errors.translating(() ->
        Optional.ofNullable(client.apps().deployments().inNamespace(namespace).withName(name).get())
            .map(reading));
  }

  void delete(String namespace, String name) {
    errors.translating(
        () -> client.apps().deployments().inNamespace(namespace).withName(name).delete());
  }

  private static Workload toWorkload(Deployment deployment) {
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

  /** The image of the first container; empty if there is none. */
  static String image(PodTemplateSpec pod) {
    return pod.getSpec().getContainers().stream().map(Container::getImage).findFirst().orElse("");
  }

  /** Whether any namespace has a Deployment of an application, by its recommended name label. */
  boolean existsInAnyNamespace(String app) {
    return errors.translating(() ->
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
