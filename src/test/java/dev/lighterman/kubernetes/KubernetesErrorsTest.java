package dev.lighterman.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Secret;
import dev.lighterman.value.TryLater;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubernetesErrorsTest {
  @TempDir private Path directory;
  private KubernetesFixture quay;
  private Cluster cluster;

  @BeforeEach
  void open() throws IOException {
    quay = new KubernetesFixture(directory);
    cluster = quay.open("old");
  }

  @AfterEach
  void close() {
    cluster.close();
    quay.close();
  }

  @Test
  void aRightThatLacksIsNamed() {
    quay.face.cluster("old").tokens().grant(List.of("get,list nodes"));
    var refused =
        assertThrows(OperatorMustAct.class, () -> cluster.deletePullSecret("default", "regcred"));
    assertEquals(
        Map.of("context", "old", "verb", "delete", "resource", "secrets"), refused.why().values());
    assertEquals("kubernetes.forbidden", refused.why().key());
  }

  @Test
  void aThrottledOrBrokenClusterIsAskedOnceAndMendsItselfLater() {
    for (var fault : List.of("429", "500")) {
      quay.faults.inject(new Fault(fault, Map.of("face", "kubernetes")));
      var before = quay.log.exchanges().size();
      assertThrows(TryLater.class, cluster::nodes, fault);
      assertEquals(before + 1, quay.log.exchanges().size(), fault);
      quay.faults.clearAll();
    }
    assertEquals(2, cluster.nodes().size());
  }

  @Test
  void aChangeWhoseReplyIsLostMendsItselfLater() {
    quay.faults.inject(new Fault("drop", Map.of("face", "kubernetes", "method", "PATCH")));
    var login = new PullSecret("10.0.0.50", "me", null, null);
    assertThrows(
        TryLater.class, () -> cluster.putPullSecret("default", "regcred", login, new Secret("x")));
    assertEquals(login, cluster.pullSecret("default", "regcred").orElseThrow());
  }

  @Test
  void aClusterThatIsNotReachedMendsItselfLater() {
    quay.face.close();
    assertEquals(
        "kubernetes.unreachable", assertThrows(TryLater.class, cluster::nodes).why().key());
  }

  @Test
  void aWrongTokenIsTheOperatorsToMend() throws IOException {
    var kubeconfig = directory.resolve("kubeconfig");
    Files.writeString(kubeconfig, Files.readString(kubeconfig).replace("token-old", "stale"));
    try (var stale = quay.open("old")) {
      var refused = assertThrows(OperatorMustAct.class, stale::nodes);
      assertEquals("kubernetes.sign-in", refused.why().key());
    }
  }

  @Test
  void whatTheClusterRefusesIsQuoted() {
    var secret = new PullSecret("10.0.0.50", "me", null, null);
    var refused =
        assertThrows(
            OperatorMustAct.class,
            () -> cluster.putPullSecret("nowhere", "regcred", secret, new Secret("x")));
    assertEquals("kubernetes.refused", refused.why().key());
    assertTrue(refused.why().toString().contains("namespaces \"nowhere\" not found"));
  }

  @Test
  void contextsComeFromTheFileAsItIsNow() throws IOException {
    assertEquals(List.of("new", "old"), quay.clusters.contexts().stream().sorted().toList());
    assertFalse(quay.clusters.contexts().contains("store-9"));
    assertThrows(OperatorMustAct.class, () -> quay.clusters.open("store-9"));
    Files.writeString(directory.resolve("kubeconfig"), "contexts: [");
    assertThrows(OperatorMustAct.class, quay.clusters::contexts);
    assertTrue(
        new Clusters(new KubernetesSettings(null), () -> SiteSettings.NOTHING)
            .contexts()
            .isEmpty());
  }
}
