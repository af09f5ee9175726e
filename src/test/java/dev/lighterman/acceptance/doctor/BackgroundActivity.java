package dev.lighterman.acceptance.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.world.RandomSites.RandomSite;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What else there is on a cluster where nothing is wrong with the connected registry: workloads of
 * others, some of them broken, and what is left of errors that are over.
 */
record BackgroundActivity(
    RandomGenerator random, World world, RandomSite site, SimulatedCluster cluster) {
  private static final String NAMESPACE = "connected-registry";

  private static final List<String> PAST_EVENTS =
      List.of(
          "FailedScheduling|0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.",
          "BackOff|Back-off restarting failed container connected-registry in pod",
          "Failed|Failed to pull image \"mcr.microsoft.com/acr/connected-registry:1.0.0\": i/o timeout",
          "Unhealthy|Readiness probe failed: connection refused",
          "Evicted|The node was low on resource: ephemeral-storage.",
          "FailedMount|MountVolume.SetUp failed for volume \"tls\": secret \"connected-registry-tls\" not found");

  private static final List<String> PAST_LINES =
      List.of(
          "[Error] [AcrOperationEvent] OperationName: SyncAsync, Message: Connection timed out",
          "[Error] [AcrOperationEvent] OperationName: ActivateAsync, Message: {\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"Incorrect Password\"}]}",
          "[Error] [AcrOperationEvent] OperationName: ActivateAsync, Message: {\"errors\":[{\"code\":\"ALREADY_ACTIVATED\",\"message\":\"already activated by another instance\"}]}",
          "[Error] [AcrOperationEvent] OperationName: ActivateAsync, Message: RequestEntityTooLarge (HTTP 413)",
          "[Error] [AcrBackendEvent] OperationName: SyncAsync, Message: No space left on device.");

  private static final List<String> LINES =
      List.of(
          "[Information] [AcrOperationEvent] OperationName: SyncAsync, Message: Synced pos:1.5",
          "[Information] [AcrBackendEvent] GET /v2/pos/blobs/sha256:41310a 200 413 bytes",
          "[Information] [AcrOperationEvent] OperationName: GarbageCollection, Message: 413 blobs kept",
          "[Warning] [AcrBackendEvent] client closed the connection after a timeout of 60 s",
          "[Information] [AcrBackendEvent] GET /v2/ 401 token required");

  void begins() {
    if (chance(0.6)) {
      runs("web", "mcr.microsoft.com/azurelinux/base/nginx:1.27");
    }
    if (chance(0.4)) {
      runs("broken-elsewhere", "docker.io/nobody/" + (chance(0.5) ? "pos:9" : "nothing:1"));
    }
    if (chance(0.3)) {
      // Another registry, whose name begins as the address of this one does.
      runs("neighbour", site.serviceIp() + ".example/pos:1.5");
    }
    if (chance(0.4)) {
      clientsElsewhere();
    }
    if (chance(0.4)) {
      apply(
          """
          {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "nfs-slow"},
           "provisioner": "nfs.csi.k8s.io"}\
          """);
    }
    if (chance(0.3)) {
      apply(
          """
          {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
           "metadata": {"name": "till-cache", "namespace": "default"},
           "spec": {"accessModes": ["ReadWriteOnce"], "storageClassName": "missing-class",
            "resources": {"requests": {"storage": "1Gi"}}}}\
          """);
    }
    if (chance(0.4)) {
      otherExtension();
    }
  }

  /** After a while, as these things were said before. */
  void leavesTraces() {
    for (String past : PAST_EVENTS) {
      if (chance(0.4)) {
        event(past.substring(0, past.indexOf('|')), past.substring(past.indexOf('|') + 1));
      }
    }
    cluster
        .firstName(
            "Pod",
            NAMESPACE,
            pod -> pod.at("/metadata/labels/app.kubernetes.io~1name").asText().equals(NAMESPACE))
        .ifPresent(this::logs);
  }

  /** What is past comes first, and a sync after it. */
  private void logs(String pod) {
    for (String line : PAST_LINES) {
      if (chance(0.3)) {
        cluster.log(NAMESPACE, pod, line);
      }
    }
    cluster.log(NAMESPACE, pod, LINES.getFirst());
    for (int i = random.nextInt(8); i > 0; i--) {
      cluster.log(NAMESPACE, pod, LINES.get(random.nextInt(LINES.size())));
    }
  }

  private void event(String reason, String message) {
    String name = "connected-registry-6d5f7b-" + Integer.toHexString(random.nextInt());
    Instant at = Instant.now().minus(Duration.ofMinutes(random.nextInt(5, 55)));
    apply(
        """
        {"apiVersion": "v1", "kind": "Event", "type": "Warning", "reason": "%s", "message": %s,
         "metadata": {"name": "%s", "namespace": "connected-registry"},
         "involvedObject": {"apiVersion": "v1", "kind": "Pod", "namespace": "connected-registry",
          "name": "connected-registry-6d5f7b-xk2p9"},
         "firstTimestamp": "%s", "lastTimestamp": "%s", "count": 3}\
        """
            .formatted(
                reason,
                Json.write(message),
                name,
                at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
  }

  private void runs(String name, String image) {
    apply(deployment("default", name, image, "none"));
  }

  /** More pods that pull from it, in a namespace and with a pull secret of their own. */
  private void clientsElsewhere() {
    apply("{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"tills\"}}");
    String token = site.connected() + "client";
    String password =
        world.locked(() ->
            world
                .resources()
                .find(site.registryId().child("tokens", token))
                .orElseThrow()
                .secrets()
                .getOrDefault("password1", ""));
    String config =
        Json.write(
            Map.of(
                "auths",
                Map.of(site.serviceIp(), Map.of("username", token, "password", password))));
    apply(
        """
        {"apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/dockerconfigjson",
         "metadata": {"name": "edge-pull", "namespace": "tills"}, "data": {".dockerconfigjson": "%s"}}\
        """
            .formatted(
                Base64.getEncoder()
                    .encodeToString(config.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    apply(deployment("tills", "till", site.serviceIp() + "/pos:1.4", "edge-pull"));
  }

  private static String deployment(String namespace, String name, String image, String secret) {
    String secrets = secret.equals("none") ? "[]" : "[{\"name\": \"" + secret + "\"}]";
    return """
    {"apiVersion": "apps/v1", "kind": "Deployment",
     "metadata": {"name": "%s", "namespace": "%s"},
     "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "%s"}},
      "template": {"metadata": {"labels": {"app": "%s"}},
       "spec": {"imagePullSecrets": %s, "containers": [{"name": "main", "image": "%s"}]}}}}\
    """
        .formatted(name, namespace, name, name, secrets, image);
  }

  /** An extension of another kind, which failed. */
  private void otherExtension() {
    var id =
        site.cluster()
            .arc()
            .child("providers/Microsoft.KubernetesConfiguration/extensions", "monitoring");
    world.runLocked(() ->
        world
            .resources()
            .put(
                new Resource(
                        id,
                        object(
                            """
                            {"properties": {"extensionType": "microsoft.azuremonitor.containers",
                              "provisioningState": "Failed", "configurationSettings": {},
                              "errorInfo": {"code": "InternalServerError",
                               "message": "timed out waiting for the condition"},
                              "statuses": []}}\
                            """))
                    .updateSystemData(Instant.now().minus(Duration.ofDays(3)), "somebody")));
  }

  private void apply(String json) {
    cluster.apply(object(json));
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) Json.read(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
