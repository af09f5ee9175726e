package dev.lighterman.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.sandbox.world.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever pulls from a registry is found, of whichever kind and in whichever namespace. */
final class PullingWorkloadsTest {
  private static final String POS = pulls("10.0.0.50/pos:1.5");

  /** What the API server lists, by the resource. */
  private final Map<String, List<String>> listed = new TreeMap<>();

  private KubernetesFixture fixture;
  private Cluster cluster;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    fixture = new KubernetesFixture(directory);
    cluster = fixture.open("new");
    for (String resource :
        List.of("pods", "deployments", "statefulsets", "daemonsets", "cronjobs", "jobs")) {
      listed.put(resource, List.of());
    }
  }

  @AfterEach
  void close() {
    cluster.close();
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({
    "deployments, Deployment",
    "statefulsets, StatefulSet",
    "daemonsets, DaemonSet",
    "jobs, Job"
  })
  void whatHasNoPodIsFoundByItsTemplate(String resource, String kind) {
    listed.put(resource, List.of(object("shop", "till", "", template(POS))));

    assertEquals(List.of(kind + " shop/till, pods: 0"), found());
  }

  @Test
  void aCronJobIsFoundBetweenItsRuns() {
    String runs = "{\"jobTemplate\": {\"spec\": %s}}".formatted(template(POS));
    listed.put("cronjobs", List.of(object("shop", "nightly", "", runs)));

    assertEquals(List.of("CronJob shop/nightly, pods: 0"), found());
  }

  @Test
  void podsAreNamedByWhatStartsThemAgain() {
    String hash = ", \"labels\": {\"pod-template-hash\": \"7d9\"}";
    listed.put(
        "jobs", List.of(object("shop", "nightly-1", owner("CronJob", "nightly"), template(POS))));
    listed.put(
        "pods",
        List.of(
            object("shop", "till-7d9-a", owner("ReplicaSet", "till-7d9") + hash, POS),
            object("shop", "stock-0", owner("StatefulSet", "stock"), POS),
            object("shop", "stock-1", owner("StatefulSet", "stock"), POS),
            object("shop", "nightly-1-a", owner("Job", "nightly-1"), POS),
            object("bar", "lone", "", POS)));

    assertEquals(
        List.of(
            "Pod bar/lone, pods: 1",
            "CronJob shop/nightly, pods: 1",
            "StatefulSet shop/stock, pods: 2",
            "Deployment shop/till, pods: 1"),
        found());
  }

  @Test
  void aPodIsFoundByAnInitContainerAndByAnImageWithAPort() {
    String spec = "{\"initContainers\": [{\"image\": \"10.0.0.50:443/tools:1\"}]}";
    listed.put("pods", List.of(object("shop", "lone", "", spec)));

    assertEquals(List.of("Pod shop/lone, pods: 1"), found());
  }

  @Test
  void whatHasEndedOrPullsElsewhereIsNotFound() {
    String complete = "{\"conditions\": [{\"type\": \"Complete\", \"status\": \"True\"}]}";
    listed.put("jobs", List.of(object("shop", "done", "", template(POS), complete)));
    listed.put(
        "pods",
        List.of(
            object("shop", "over", "", POS, "{\"phase\": \"Succeeded\"}"),
            object("shop", "other", "", pulls("registry.example/pos:1.5")),
            object("shop", "alike", "", pulls("10.0.0.5/pos:1.5")),
            object("shop", "public", "", pulls("nginx:1"))));

    assertEquals(List.of(), found());
  }

  @Test
  void thePullSecretsOfItsPodsAreTold() {
    String spec =
        POS.replace(
            "}]}", "}], \"imagePullSecrets\": [{\"name\": \"spare\"}, {\"name\": \"own\"}]}");
    listed.put("pods", List.of(object("shop", "lone", "", spec)));

    assertEquals(
        List.of(List.of("own", "spare")),
        pulling().found().stream().map(PullingWorkload::pullSecrets).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "pods, pods",
    "deployments, deployments.apps",
    "statefulsets, statefulsets.apps",
    "daemonsets, daemonsets.apps",
    "cronjobs, cronjobs.batch",
    "jobs, jobs.batch"
  })
  void whatMayNotBeListedIsToldAndTheRestIsFound(String resource, String told) {
    listed.put("pods", List.of(object("shop", "lone", "", POS)));
    listed.put("deployments", List.of(object("shop", "till", "", template(POS))));
    fixture.faults.inject(new Fault("403", at(resource)));

    PullingWorkloads pulling = pulling();

    assertEquals(List.of(told), pulling.unlisted());
    assertEquals(
        !resource.equals("pods"), pulling.found().stream().anyMatch(each -> is(each, "Pod")));
    assertEquals(
        !resource.equals("deployments"),
        pulling.found().stream().anyMatch(each -> is(each, "Deployment")));
  }

  private static boolean is(PullingWorkload workload, String kind) {
    return workload.kind().equals(kind);
  }

  private List<String> found() {
    return pulling().found().stream()
        .map(each ->
            "%s %s/%s, pods: %d".formatted(each.kind(), each.namespace(), each.name(), each.pods()))
        .toList();
  }

  private PullingWorkloads pulling() {
    listed.forEach((resource, objects) -> {
      var answer = new TreeMap<>(at(resource));
      answer.put("body", "{\"items\": [" + String.join(", ", objects) + "]}");
      fixture.faults.inject(new Fault("answer", answer));
    });
    return cluster.pullingFrom(Set.of("10.0.0.50"));
  }

  private static Map<String, String> at(String resource) {
    return Map.of("face", "kubernetes", "path", "/" + resource + "(\\?|$)");
  }

  private static String pulls(String image) {
    return "{\"containers\": [{\"name\": \"main\", \"image\": \"%s\"}]}".formatted(image);
  }

  private static String template(String spec) {
    return "{\"template\": {\"spec\": %s}}".formatted(spec);
  }

  private static String owner(String kind, String name) {
    return ", \"ownerReferences\": [{\"kind\": \"%s\", \"name\": \"%s\", \"controller\": true}]"
        .formatted(kind, name);
  }

  private static String object(String namespace, String name, String metadata, String spec) {
    return object(namespace, name, metadata, spec, "null");
  }

  /** As in a list, where an object doesn't say its kind. */
  private static String object(
      String namespace, String name, String metadata, String spec, String status) {
    return "{\"metadata\": {\"namespace\": \"%s\", \"name\": \"%s\"%s}, \"spec\": %s, \"status\": %s}"
        .formatted(namespace, name, metadata, spec, status);
  }
}
