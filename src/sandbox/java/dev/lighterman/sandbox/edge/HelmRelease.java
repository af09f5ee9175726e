package dev.lighterman.sandbox.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.util.List;
import java.util.Optional;

/** The Helm release of the chart on one cluster. */
final class HelmRelease {

  private static final List<List<String>> OBJECTS =
      List.of(
          List.of("DaemonSet", HelmChart.DAEMON_SET),
          List.of("Deployment", HelmChart.DEPLOYMENT),
          List.of("Service", "connected-registry-svc"),
          List.of("PersistentVolumeClaim", HelmChart.CLAIM));

  private final SimulatedCluster cluster;

  HelmRelease(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Installs the chart, or upgrades to new settings.
   *
   * @throws HelmFailure with the message of Helm, where the cluster rejects an object
   */
  void apply(ExtensionSettings settings) {
    if (settings.serviceIp().isEmpty()) {
      throw new HelmFailure(
          "execution error at (connected-registry/templates/service.yaml:12:16): service.clusterIP is required");
    }
    requireNoOther(settings.release());
    requireOwnership(settings.release());
    certManager(settings);
    HelmChart.registry(settings).forEach(this::apply);
    if (!settings.distributesTrust()) {
      cluster.delete("DaemonSet", HelmChart.NAMESPACE, HelmChart.DAEMON_SET);
    }
  }

  /** The name of the pod of this release, if it is running and ready. */
  Optional<String> runningPod(String release) {
    return cluster
        .firstName("Deployment", HelmChart.NAMESPACE, object -> isOwned(object, release))
        .flatMap(_ -> cluster.firstName("Pod", HelmChart.NAMESPACE, HelmRelease::isReady));
  }

  private static boolean isOwned(ObjectNode deployment, String release) {
    return ObjectMeta.name(deployment).equals(HelmChart.DEPLOYMENT)
        && HelmChart.release(deployment).equals(release);
  }

  private static boolean isReady(ObjectNode pod) {
    return pod.at("/metadata/labels/app.kubernetes.io~1name").asText().equals(HelmChart.DEPLOYMENT)
        && !pod.path("metadata").has("deletionTimestamp")
        && pod.at("/status/phase").asText().equals("Running")
        && pod.at("/status/containerStatuses/0/ready").asBoolean();
  }

  /** Deletes everything except cert-manager, which others may use. */
  void uninstall() {
    deleteObjects();
    cluster.delete("Namespace", "", HelmChart.NAMESPACE);
  }

  /** Deletes the objects in the namespace, which stays. */
  void deleteObjects() {
    for (var object : OBJECTS) {
      cluster.delete(object.getFirst(), HelmChart.NAMESPACE, object.getLast());
    }
  }

  /**
   * Stores a release as Helm does, in a Secret.
   *
   * @param status such as {@code deployed} or {@code pending-upgrade}
   */
  ObjectNode store(String release, String status) {
    var secret = Json.object().put("apiVersion", "v1").put("kind", "Secret");
    secret.put("type", "helm.sh/release.v1");
    var metadata = secret.putObject("metadata");
    metadata.put("name", "sh.helm.release.v1." + release + ".v1");
    metadata
        .put("namespace", HelmChart.NAMESPACE)
        .putObject("labels")
        .put("name", release)
        .put("owner", "helm")
        .put("status", status)
        .put("version", "1");
    secret.putObject("data").put("release", "SDRzSUFBQUFBQUFBLys=");
    return cluster.apply(secret);
  }

  private boolean isStored(String release, String status) {
    return cluster
        .firstName(
            "Secret",
            HelmChart.NAMESPACE,
            secret ->
                secret.at("/metadata/labels/name").asText().equals(release)
                    && secret.at("/metadata/labels/status").asText().startsWith(status))
        .isPresent();
  }

  /** An unfinished operation blocks all; a finished one blocks an install under its name. */
  private void requireNoOther(String release) {
    if (isStored(release, "pending-")) {
      throw new HelmFailure("another operation (install/upgrade/rollback) is in progress");
    }
    if (isStored(release, "deployed")
        && cluster.get("Deployment", HelmChart.NAMESPACE, HelmChart.DEPLOYMENT).isEmpty()) {
      throw new HelmFailure("can't reuse a name that is still in use");
    }
  }

  private void certManager(ExtensionSettings settings) {
    var existing = cluster.get("Deployment", HelmChart.CERT_MANAGER, HelmChart.CERT_MANAGER);
    if (settings.installsCertManager()) {
      existing
          .filter(deployment -> !HelmChart.release(deployment).equals(settings.release()))
          .ifPresent(deployment ->
              throwNotOwned(
                  "CustomResourceDefinition \"certificaterequests.cert-manager.io\" in namespace \"\"",
                  settings.release()));
      HelmChart.certManager(settings).forEach(this::apply);
    } else if (settings.usesCertManager() && existing.isEmpty()) {
      throw new HelmFailure(
          "unable to build kubernetes objects from release manifest: resource mapping not found for name: \"connected-registry-tls-cert\" namespace: \"connected-registry\" from \"\": no matches for kind \"Certificate\" in version \"cert-manager.io/v1\" ensure CRDs are installed first");
    }
  }

  private void requireOwnership(String release) {
    cluster
        .get("Deployment", HelmChart.NAMESPACE, HelmChart.DEPLOYMENT)
        .filter(deployment -> !HelmChart.release(deployment).equals(release))
        .ifPresent(deployment ->
            throwNotOwned(
                "Deployment \"connected-registry\" in namespace \"connected-registry\"", release));
  }

  private static void throwNotOwned(String object, String release) {
    throw new HelmFailure(
        "rendered manifests contain a resource that already exists. Unable to continue with install: %s exists and cannot be imported into the current release: invalid ownership metadata; annotation validation error: key \"meta.helm.sh/release-name\" must equal \"%s\""
            .formatted(object, release));
  }

  private void apply(ObjectNode object) {
    try {
      cluster.apply(object);
    } catch (ApiFailure e) {
      throw new HelmFailure(String.valueOf(e.getMessage()));
    }
  }

  /** A failed install or upgrade, with the message of Helm. */
  static final class HelmFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HelmFailure(String message) {
      super(message);
    }
  }
}
