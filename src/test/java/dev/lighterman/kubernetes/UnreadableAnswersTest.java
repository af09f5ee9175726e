package dev.lighterman.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.ServiceCidr;
import dev.lighterman.value.TryLater;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster answers and nobody can read is neither the asker's fault nor one of ours. */
final class UnreadableAnswersTest {
  private static final List<String> NONSENSE =
      List.of(
          "",
          "<html>Please sign in</html>",
          "[]",
          "{}",
          "{\"items\": [{}]}",
          "{\"items\": [{\"metadata\": {\"name\": 7, \"creationTimestamp\": \"yesterday\"},"
              + " \"spec\": {}, \"status\": {\"phase\": []}}]}",
          "{\"metadata\": {\"creationTimestamp\": \"yesterday\"}, \"spec\": \"none\"}");

  @TempDir private Path directory;
  private KubernetesFixture fixture;
  private Cluster cluster;

  @BeforeEach
  void open() throws IOException {
    fixture = new KubernetesFixture(directory);
    cluster = fixture.open("new");
  }

  @AfterEach
  void close() {
    cluster.close();
    fixture.close();
  }

  @Test
  void nonsenseIsTheOperatorsToMendOrPasses() {
    var wrong = new ArrayList<String>();
    for (String body : NONSENSE) {
      fixture.faults.inject(new Fault("answer", Map.of("face", "kubernetes", "body", body)));
      questions()
          .forEach((name, question) -> {
            try {
              question.run();
            } catch (OperatorMustAct | TryLater expected) {
              // Says who has to act, and that it is not the asker.
            } catch (RuntimeException other) {
              wrong.add(name + " " + body + ": " + other);
            }
          });
      fixture.faults.clearAll();
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void aTimeThatIsNoneIsTold() {
    answer(
        "/pods",
        """
        {"items": [{"metadata": {"name": "pos", "creationTimestamp": "yesterday"}, "spec": {}}]}\
        """);

    var refused = assertThrows(OperatorMustAct.class, () -> cluster.pods("default", Map.of()));

    assertEquals("kubernetes.unreadable", refused.why().key());
    assertEquals("new", refused.why().values().get("context"));
  }

  @Test
  void rangesAndAddressesThatAreNoneAreLeftOut() {
    answer(
        "/servicecidrs",
        """
        {"items": [{"metadata": {"name": "kubernetes"},
                    "spec": {"cidrs": ["10.0.0.0/99", "10.43.0.0/16"]}}]}\
        """);
    answer(
        "/services",
        """
        {"items": [{"metadata": {"name": "odd", "namespace": "default"},
                    "spec": {"clusterIPs": ["None", "999.1.1.1"]}}]}\
        """);

    var network = cluster.serviceNetwork();

    assertEquals(List.of(new ServiceCidr("10.43.0.0/16")), network.ranges());
    assertEquals(Map.of(), network.taken());
  }

  private void answer(String path, String body) {
    fixture.faults.inject(
        new Fault("answer", Map.of("face", "kubernetes", "path", path + "(\\?|$)", "body", body)));
  }

  /** All that is asked of a cluster without changing it. */
  private Map<String, Runnable> questions() {
    var all = new LinkedHashMap<String, Runnable>();
    all.put("service network", cluster::serviceNetwork);
    all.put("storage classes", cluster::storageClasses);
    all.put("node names", cluster::nodeNames);
    all.put("node runtimes", cluster::nodeRuntimes);
    all.put("pod security level", () -> cluster.podSecurityLevel("default"));
    all.put("cert-manager", cluster::hasCertManager);
    all.put("pull secret", () -> cluster.pullSecret("default", "regcred"));
    all.put("workload", () -> cluster.workload("default", "pos"));
    all.put("workload's request", () -> cluster.workloadRequest("default", "pos"));
    all.put("check job", () -> cluster.checkJobs().find("default", "check"));
    all.put("pulling workloads", () -> cluster.pullingFrom(Set.of("10.0.0.50")));
    all.put("pods", () -> cluster.pods("default", Map.of()));
    all.put("pull status", () -> cluster.pullStatus("default", Map.of(), "10.0.0.50/pos:1"));
    all.put("events", () -> cluster.namespaceEvents("default"));
    all.put("failing pulls", () -> cluster.failingPulls("10.0.0.50"::equals));
    all.put("namespace", () -> cluster.namespacePhase("default"));
    all.put("log", () -> cluster.logTail("default", "pos", 10));
    all.put("volume claim", () -> cluster.volumeClaim("default", "data"));
    all.put("right", () -> cluster.isAllowed("get", "", "pods", "default"));
    all.put("version", cluster::version);
    return all;
  }
}
