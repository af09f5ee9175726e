package dev.lighterman.kubernetes;

import dev.lighterman.value.Secret;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connection to one cluster, for one use. Each call throws {@link dev.lighterman.value.TryLater}
 * for what mends itself and {@link dev.lighterman.value.OperatorMustAct} for what doesn't.
 */
public final class Cluster implements AutoCloseable {
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

  private final String context;
  private final KubernetesClient client;
  private final Runnable afterwards;
  private final PullSecrets secrets;
  private final Workloads workloads;
  private final Pods pods;

  /** A connection: what messages call the cluster, and what is due once it is closed. */
  Cluster(String context, KubernetesClient client, Runnable afterwards) {
    this.context = context;
    this.client = client;
    this.afterwards = afterwards;
    this.secrets = new PullSecrets(context, client);
    this.workloads = new Workloads(context, client);
    this.pods = new Pods(context, client);
  }

  /** The range of Service addresses, and which are taken. */
  public ServiceNetwork serviceNetwork() {
    return new ServiceNetworkReader(context, client).look();
  }

  public List<StorageClass> storageClasses() {
    return KubernetesErrors.asking(
        context,
        () ->
            client.storage().v1().storageClasses().list().getItems().stream()
                .map(each ->
                    new StorageClass(
                        each.getMetadata().getName(),
                        "true".equals(Annotations.of(each).get(DEFAULT_CLASS))))
                .toList());
  }

  /** The nodes' names. */
  public List<String> nodes() {
    return KubernetesErrors.asking(
        context,
        () ->
            client.nodes().list().getItems().stream()
                .map((Node each) -> each.getMetadata().getName())
                .toList());
  }

  /** Whether cert-manager runs here, whoever installed it. */
  public boolean certManager() {
    return workloads.runsAnywhere("cert-manager");
  }

  public Optional<PullSecret> pullSecret(String namespace, String name) {
    return secrets.find(namespace, name);
  }

  /** Makes or replaces a secret that pods pull with. */
  public void putPullSecret(String namespace, String name, PullSecret secret, Secret password) {
    secrets.put(namespace, name, secret, password);
  }

  /** Deletes it; one that isn't there is fine. */
  public void deletePullSecret(String namespace, String name) {
    secrets.delete(namespace, name);
  }

  public void putWorkload(Workload workload) {
    workloads.put(workload);
  }

  /** The workload as it is; its image and labels are the Deployment's own. */
  public Optional<Workload> workload(String namespace, String name) {
    return workloads.find(namespace, name);
  }

  /** When the workload was made; empty where it isn't there. */
  public Optional<Instant> workloadCreated(String namespace, String name) {
    return workloads.created(namespace, name);
  }

  public boolean workloadExists(String namespace, String name) {
    return workload(namespace, name).isPresent();
  }

  /** Deletes it and its pods; one that isn't there is fine. */
  public void deleteWorkload(String namespace, String name) {
    workloads.delete(namespace, name);
  }

  public CheckJobs checkJobs() {
    return new CheckJobs(context, client);
  }

  /** The pods that have all these labels, the newest first. */
  public List<PodState> pods(String namespace, Map<String, String> labels) {
    return pods.all(namespace, labels);
  }

  /** What became of an image in the pods that have all these labels. */
  public PullStatus pull(String namespace, Map<String, String> labels, String image) {
    return new PullStatusReader(pods, image).in(namespace, labels);
  }

  /** What happened to an object, the latest last. */
  List<Pods.PodEvent> events(String namespace, String objectName) {
    return pods.events(namespace, objectName);
  }

  /** The last lines that a pod said; none where it isn't there or has said nothing. */
  public List<String> logTail(String namespace, String pod, int lines) {
    return pods.logTail(namespace, pod, lines);
  }

  public Optional<VolumeClaim> claim(String namespace, String name) {
    return KubernetesErrors.asking(
        context,
        () ->
            Optional.ofNullable(
                    client.persistentVolumeClaims().inNamespace(namespace).withName(name).get())
                .map(VolumeClaim::of));
  }

  /**
   * Whether the bot may do this here.
   *
   * @param group of the resource's API; empty for the core
   * @param namespace empty for all of them, and for what has none
   */
  public boolean may(String verb, String group, String resource, String namespace) {
    String[] parts = resource.split("/", 2);
    SelfSubjectAccessReview review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(group)
            .withResource(parts[0])
            .withSubresource(parts.length > 1 ? parts[1] : "")
            .withNamespace(namespace)
            .endResourceAttributes()
            .endSpec()
            .build();
    return KubernetesErrors.asking(
        context,
        () ->
            client
                .authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed());
  }

  /** The server's version, such as {@code v1.32.2}. */
  public String version() {
    return KubernetesErrors.asking(context, () -> client.getKubernetesVersion().getGitVersion());
  }

  @Override
  public void close() {
    try {
      client.close();
    } finally {
      afterwards.run();
    }
  }
}
