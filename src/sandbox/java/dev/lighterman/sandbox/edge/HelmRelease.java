package dev.lighterman.sandbox.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
    for (var object : OBJECTS) {
      cluster.delete(object.getFirst(), HelmChart.NAMESPACE, object.getLast());
    }
    cluster.delete("Namespace", "", HelmChart.NAMESPACE);
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
