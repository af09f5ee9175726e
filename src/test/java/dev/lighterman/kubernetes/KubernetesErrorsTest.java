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
  private KubernetesFixture fixture;
  private Cluster cluster;

  @BeforeEach
  void open() throws IOException {
    fixture = new KubernetesFixture(directory);
    cluster = fixture.open("old");
  }

  @AfterEach
  void close() {
    cluster.close();
    fixture.close();
  }

  @Test
  void aMissingPermissionIsNamed() {
    fixture.server.cluster("old").tokens().grant(List.of("get,list nodes"));
    var refused =
        assertThrows(OperatorMustAct.class, () -> cluster.deletePullSecret("default", "regcred"));
    assertEquals(
        Map.of("context", "old", "verb", "delete", "resource", "secrets"), refused.why().values());
    assertEquals("kubernetes.forbidden", refused.why().key());
  }

  @Test
  void aThrottledOrFailingRequestIsSentOnceAndTriedLater() {
    for (var fault : List.of("429", "500")) {
      fixture.faults.inject(new Fault(fault, Map.of("face", "kubernetes")));
      var before = fixture.log.exchanges().size();
      assertThrows(TryLater.class, cluster::nodeNames, fault);
      assertEquals(before + 1, fixture.log.exchanges().size(), fault);
      fixture.faults.clearAll();
    }
    assertEquals(2, cluster.nodeNames().size());
  }

  @Test
  void aLostResponseIsTriedLater() {
    fixture.faults.inject(new Fault("drop", Map.of("face", "kubernetes", "method", "PATCH")));
    var login = new PullSecret("10.0.0.50", "me", null, null, null, null);
    assertThrows(
        TryLater.class, () -> cluster.putPullSecret("default", "regcred", login, new Secret("x")));
    assertEquals("me", cluster.pullSecret("default", "regcred").orElseThrow().username());
  }

  @Test
  void anUnreachableClusterIsTriedLater() {
    fixture.server.close();
    assertEquals(
        "kubernetes.unreachable", assertThrows(TryLater.class, cluster::nodeNames).why().key());
  }

  @Test
  void aWrongTokenIsForTheOperatorToFix() throws IOException {
    var kubeconfig = directory.resolve("kubeconfig");
    Files.writeString(kubeconfig, Files.readString(kubeconfig).replace("token-old", "stale"));
    try (var stale = fixture.open("old")) {
      var refused = assertThrows(OperatorMustAct.class, stale::nodeNames);
      assertEquals("kubernetes.sign-in", refused.why().key());
    }
  }

  @Test
  void anyOtherErrorIsQuoted() {
    var secret = new PullSecret("10.0.0.50", "me", null, null, null, null);
    var refused =
        assertThrows(
            OperatorMustAct.class,
            () -> cluster.putPullSecret("nowhere", "regcred", secret, new Secret("x")));
    assertEquals("kubernetes.refused", refused.why().key());
    assertTrue(refused.why().toString().contains("namespaces \"nowhere\" not found"));
  }

  @Test
  void contextsAreReadFromTheFileEachTime() throws IOException {
    assertEquals(List.of("new", "old"), fixture.clusters.contexts().stream().sorted().toList());
    assertFalse(fixture.clusters.contexts().contains("store-9"));
    assertThrows(OperatorMustAct.class, () -> fixture.clusters.open("store-9"));
    Files.writeString(directory.resolve("kubeconfig"), "contexts: [");
    assertThrows(OperatorMustAct.class, fixture.clusters::contexts);
    assertTrue(
        new Clusters(new KubernetesSettings(null), () -> SiteSettings.NOTHING)
            .contexts()
            .isEmpty());
  }
}
