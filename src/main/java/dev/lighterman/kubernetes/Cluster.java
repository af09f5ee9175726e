package dev.lighterman.kubernetes;

import dev.lighterman.value.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connection to one cluster, for one use. Each call throws {@link dev.lighterman.value.TryLater}
 * for what mends itself and {@link dev.lighterman.value.OperatorMustAct} for what doesn't.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Cluster implements AutoCloseable {
  Cluster() {}

  /** The range of Service addresses, and which are taken. */
  public ServiceNetwork serviceNetwork() {
    throw new UnsupportedOperationException();
  }

  public List<StorageClass> storageClasses() {
    throw new UnsupportedOperationException();
  }

  /** The nodes' names. */
  public List<String> nodes() {
    throw new UnsupportedOperationException();
  }

  /** Whether cert-manager runs here, whoever installed it. */
  public boolean certManager() {
    throw new UnsupportedOperationException();
  }

  /** Whether a namespace is there, be it on its way out. */
  public boolean namespaceExists(String name) {
    throw new UnsupportedOperationException(name);
  }

  public Optional<PullSecret> pullSecret(String namespace, String name) {
    throw new UnsupportedOperationException(namespace + name);
  }

  /** Makes or replaces a secret that pods pull with. */
  public void putPullSecret(String namespace, String name, PullSecret secret, Secret password) {
    throw new UnsupportedOperationException(namespace + name + secret + password);
  }

  /** Deletes it; one that isn't there is fine. */
  public void deletePullSecret(String namespace, String name) {
    throw new UnsupportedOperationException(namespace + name);
  }

  public void putWorkload(Workload workload) {
    throw new UnsupportedOperationException(workload.name());
  }

  /** The workload as it is; its image and labels are the Deployment's own. */
  public Optional<Workload> workload(String namespace, String name) {
    throw new UnsupportedOperationException(namespace + name);
  }

  public boolean workloadExists(String namespace, String name) {
    return workload(namespace, name).isPresent();
  }

  /** Deletes it and its pods; one that isn't there is fine. */
  public void deleteWorkload(String namespace, String name) {
    throw new UnsupportedOperationException(namespace + name);
  }

  /** The pods that have all these labels, the newest first. */
  public List<PodState> pods(String namespace, Map<String, String> labels) {
    throw new UnsupportedOperationException(namespace + labels);
  }

  /** What became of an image in the pods that have all these labels. */
  public Pull pull(String namespace, Map<String, String> labels, String image) {
    throw new UnsupportedOperationException(namespace + labels + image);
  }

  /** What happened to an object, the latest last. */
  public List<EventLine> events(String namespace, String objectName) {
    throw new UnsupportedOperationException(namespace + objectName);
  }

  /** The last lines that a pod said; none where it isn't there or has said nothing. */
  public List<String> logTail(String namespace, String pod, int lines) {
    throw new UnsupportedOperationException(namespace + pod + lines);
  }

  public Optional<VolumeClaim> claim(String namespace, String name) {
    throw new UnsupportedOperationException(namespace + name);
  }

  public Optional<String> claimPhase(String namespace, String name) {
    return claim(namespace, name).map(VolumeClaim::phase);
  }

  /**
   * Whether the bot may do this here.
   *
   * @param group of the resource's API; empty for the core
   * @param namespace empty for all of them, and for what has none
   */
  public boolean may(String verb, String group, String resource, String namespace) {
    throw new UnsupportedOperationException(verb + group + resource + namespace);
  }

  @Override
  public void close() {}
}
