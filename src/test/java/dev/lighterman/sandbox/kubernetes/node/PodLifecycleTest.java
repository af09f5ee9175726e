package dev.lighterman.sandbox.kubernetes.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.KubernetesServerFixture;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.StatusConditions;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pods from creation to deletion, with their events and log entries. */
class PodLifecycleTest {

  private final KubernetesServerFixture clusters = new KubernetesServerFixture();
  private final SimulatedCluster cluster = clusters.cluster;

  @AfterEach
  void stop() {
    clusters.close();
  }

  @Test
  void retriesAFailedPull() throws Exception {
    create(pod("p", "10.0.0.50/pos:1.5"));
    KubernetesServerFixture.eventually(
        "the kubelet backs off", () -> isWaiting("p", "ImagePullBackOff"));
    String refused =
        "rpc error: code = NotFound desc = failed to pull and unpack image \"10.0.0.50/pos:1.5\": not"
            + " found";
    assertTrue(
        events("p")
            .containsAll(
                List.of(
                    "Normal Pulling Pulling image \"10.0.0.50/pos:1.5\"",
                    "Warning Failed Failed to pull image \"10.0.0.50/pos:1.5\": " + refused,
                    "Warning Failed Error: ErrImagePull",
                    "Normal BackOff Back-off pulling image \"10.0.0.50/pos:1.5\"",
                    "Warning Failed Error: ImagePullBackOff")),
        events("p").toString());
    assertEquals("Pending", phase("p"));
    clusters.images.put(
        "10.0.0.50/pos:1.5", KubernetesServerFixture.pulled(ImageBehaviour.serves("open")));
    KubernetesServerFixture.eventually("it runs after all", () -> phase("p").equals("Running"));
    assertTrue(isLogged("Pod default/p on quay could not pull 10.0.0.50/pos:1.5: rpc error"));
    assertTrue(isLogged("Pod default/p on quay pulled 10.0.0.50/pos:1.5 to node-1."));
  }

  @Test
  void doesNotPullACachedImage() throws Exception {
    create(pinned(pod("first", "nginx:1.27")));
    KubernetesServerFixture.eventually("the first runs", () -> phase("first").equals("Running"));
    create(pinned(pod("second", "nginx:1.27")));
    KubernetesServerFixture.eventually("the second runs", () -> phase("second").equals("Running"));
    assertTrue(
        events("second")
            .contains(
                "Normal Pulled Container image \"nginx:1.27\" already present on machine and can be"
                    + " accessed by the pod"));
    assertFalse(events("second").toString().contains("Pulling"));
  }

  @Test
  void restartsWithExponentialBackOff() throws Exception {
    create(pod("p", "10.0.0.50/hello-world:latest"));
    KubernetesServerFixture.eventually("it loops", () -> isWaiting("p", "CrashLoopBackOff"));
    JsonNode container = container("p");
    String uid = ObjectMeta.uid(get("Pod", "p").orElseThrow());
    assertEquals(
        "back-off 10s restarting failed container=main pod=p_default(" + uid + ")",
        container.path("state").path("waiting").path("message").asText());
    assertEquals(
        "Completed", container.path("lastState").path("terminated").path("reason").asText());
    KubernetesServerFixture.eventually(
        "the next pause is longer",
        () ->
            container("p").path("state").path("waiting").path("message").asText().contains("20s"));
    assertTrue(container("p").path("restartCount").asInt() >= 2);
  }

  @Test
  void warnsAboutAMissingPullSecret() throws Exception {
    ObjectNode pod = pod("p", "nginx:1.27");
    JsonTree.child(pod, "spec").putArray("imagePullSecrets").addObject().put("name", "regcred");
    create(pod);
    KubernetesServerFixture.eventually("it runs all the same", () -> phase("p").equals("Running"));
    assertTrue(
        events("p")
            .contains(
                "Warning FailedToRetrieveImagePullSecret Unable to retrieve some image pull secrets"
                    + " (regcred); attempting to pull the image may not succeed."));
  }

  @Test
  void claimOfAnUnknownClassKeepsItsPodPending() throws Exception {
    create(claim("data", "standard"));
    ObjectNode pod = pod("p", "nginx:1.27");
    JsonTree.child(pod, "spec")
        .putArray("volumes")
        .addObject()
        .put("name", "data")
        .putObject("persistentVolumeClaim")
        .put("claimName", "data");
    create(pod);
    KubernetesServerFixture.eventually("the scheduler says why", () -> !events("p").isEmpty());
    assertEquals(
        List.of(
            "Warning FailedScheduling 0/3 nodes are available: pod has unbound immediate"
                + " PersistentVolumeClaims. preemption: 0/3 nodes are available: 3 Preemption is not"
                + " helpful for scheduling."),
        events("p"));
    assertEquals(
        List.of("Warning ProvisioningFailed storageclass.storage.k8s.io \"standard\" not found"),
        events("data"));
    assertTrue(
        isLogged(
            "Persistent volume claim default/data on quay stays Pending: storageclass.storage.k8s.io"
                + " \"standard\" not found."));
    create(storageClass("standard"));
    KubernetesServerFixture.eventually("it runs in the end", () -> phase("p").equals("Running"));
  }

  @Test
  void claimWithoutAClassGetsTheDefaultOne() throws Exception {
    create(claim("data", ""));
    KubernetesServerFixture.eventually(
        "it is bound",
        () ->
            get("PersistentVolumeClaim", "data")
                .orElseThrow()
                .path("status")
                .path("phase")
                .asText()
                .equals("Bound"));
    assertEquals(
        "local-path",
        get("PersistentVolumeClaim", "data")
            .orElseThrow()
            .path("spec")
            .path("storageClassName")
            .asText());
  }

  @Test
  void watchersSeeEveryPhase() throws Exception {
    List<String> phases = new CopyOnWriteArrayList<>();
    cluster
        .api()
        .store()
        .addListener(change -> {
          if (change.kind() == ResourceKind.POD) {
            phases.add(phase(change));
          }
        });
    create(pod("p", "nginx:1.27"));
    KubernetesServerFixture.eventually("it is ready", () -> phases.contains("Running ready"));
    cluster.delete("Pod", "default", "p");
    KubernetesServerFixture.eventually("it is gone", () -> phases.contains("Gone"));
    assertEquals(
        List.of("Pending", "Running", "Running ready", "Gone"),
        phases.stream().distinct().toList());
  }

  @Test
  void daemonSetRunsOnEveryNode() throws Exception {
    create(daemonSet());
    KubernetesServerFixture.eventually(
        "all are ready",
        () ->
            cluster
                    .get("DaemonSet", "default", "agent")
                    .orElseThrow()
                    .path("status")
                    .path("numberReady")
                    .asInt()
                == 3);
    assertEquals(
        List.of("node-1", "node-2", "node-3"),
        cluster.list("Pod", "default").stream()
            .map(p -> p.path("spec").path("nodeName").asText())
            .sorted()
            .toList());
  }

  @Test
  void deletingANamespaceDeletesItsContents() throws Exception {
    ObjectNode namespace = named("Namespace", "shop");
    ObjectMeta.of(namespace).remove("namespace");
    create(namespace);
    ObjectNode pod = pod("p", "nginx:1.27");
    ObjectMeta.of(pod).put("namespace", "shop");
    create(pod);
    cluster.delete("Namespace", "", "shop");
    KubernetesServerFixture.eventually(
        "it is gone", () -> cluster.get("Namespace", "", "shop").isEmpty());
    assertTrue(cluster.list("Pod", "shop").isEmpty());
  }

  @Test
  void podStaysPendingIfNoNodeIsReady() throws Exception {
    for (String node : cluster.spec().nodes()) {
      cluster.change(
          "Node",
          "",
          node,
          n -> ((ObjectNode) n.path("status").path("conditions").path(0)).put("status", "False"));
    }
    create(pod("p", "nginx:1.27"));
    KubernetesServerFixture.eventually("the scheduler says why", () -> !events("p").isEmpty());
    assertTrue(
        events("p")
            .getFirst()
            .contains("3 node(s) had untolerated taint {node.kubernetes.io/not-ready: }"));
  }

  private void create(ObjectNode object) {
    cluster.create(object);
  }

  private Optional<ObjectNode> get(String kind, String name) {
    return cluster.get(kind, "default", name);
  }

  private String phase(String pod) {
    return get("Pod", pod).map(p -> p.path("status").path("phase").asText()).orElse("");
  }

  /** A pod's phase, with {@code ready} if it is; {@code Gone} once it has been removed. */
  private static String phase(WatchEvent change) {
    if (change.type() == WatchEvent.Type.DELETED) {
      return "Gone";
    }
    boolean ready = StatusConditions.isTrue(change.object(), "Ready");
    return change.object().path("status").path("phase").asText() + (ready ? " ready" : "");
  }

  private JsonNode container(String pod) {
    return get("Pod", pod).orElseThrow().path("status").path("containerStatuses").path(0);
  }

  private boolean isWaiting(String pod, String reason) {
    return container(pod).path("state").path("waiting").path("reason").asText().equals(reason);
  }

  private List<String> events(String object) {
    return cluster.list("Event", "default").stream()
        .filter(e -> e.path("involvedObject").path("name").asText().equals(object))
        .map(e ->
            Stream.of("type", "reason", "message")
                .map(field -> e.path(field).asText())
                .reduce((a, b) -> a + " " + b)
                .orElseThrow())
        .toList();
  }

  private boolean isLogged(String sentence) {
    return clusters.eventLog.entries().stream().anyMatch(e -> e.sentence().startsWith(sentence));
  }

  private static ObjectNode named(String kind, String name) {
    ObjectNode object = JsonTree.object().put("kind", kind);
    object.putObject("metadata").put("name", name).put("namespace", "default");
    return object;
  }

  private static ObjectNode pod(String name, String image) {
    ObjectNode pod = named("Pod", name);
    pod.putObject("spec")
        .putArray("containers")
        .addObject()
        .put("name", "main")
        .put("image", image);
    return pod;
  }

  private static ObjectNode pinned(ObjectNode pod) {
    JsonTree.child(pod, "spec").putObject("nodeSelector").put("kubernetes.io/hostname", "node-2");
    return pod;
  }

  private static ObjectNode daemonSet() {
    ObjectNode set = named("DaemonSet", "agent");
    ObjectNode spec = set.putObject("spec");
    spec.putObject("selector").putObject("matchLabels").put("app", "agent");
    ObjectNode template = spec.putObject("template");
    template.putObject("metadata").putObject("labels").put("app", "agent");
    template.set("spec", pod("x", "nginx:1.27").path("spec"));
    return set;
  }

  private static ObjectNode claim(String name, String storageClass) {
    ObjectNode claim = named("PersistentVolumeClaim", name);
    ObjectNode spec = claim.putObject("spec");
    spec.putArray("accessModes").add("ReadWriteOnce");
    spec.putObject("resources").putObject("requests").put("storage", "500Gi");
    if (!storageClass.isEmpty()) {
      spec.put("storageClassName", storageClass);
    }
    return claim;
  }

  private static ObjectNode storageClass(String name) {
    ObjectNode storageClass =
        named("StorageClass", name).put("provisioner", "rancher.io/local-path");
    ObjectMeta.of(storageClass).remove("namespace");
    return storageClass;
  }
}
