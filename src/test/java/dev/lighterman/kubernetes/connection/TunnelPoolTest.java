package dev.lighterman.kubernetes.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.kubernetes.KubernetesFixture;
import dev.lighterman.kubernetes.connection.FakeTunnel.Manner;
import dev.lighterman.settings.TunnelCommand;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.TryLater;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tunnels are real processes here, and whatever happens to them nothing of them is left. */
final class TunnelPoolTest {
  private static final ArmId OLD =
      ArmId.of("2222", "edge", "Microsoft.Kubernetes/connectedClusters", "old");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(100);

  private Path kubeconfig;
  private KubernetesFixture fixture;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    fixture = new KubernetesFixture(directory);
    kubeconfig = directory.resolve("kubeconfig");
  }

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    fixture.close();
    eventually(() -> FakeTunnel.running(kubeconfig).isEmpty());
    assertEquals(List.of(), FakeTunnel.written(kubeconfig).stream().filter(Files::exists).toList());
  }

  @Test
  void severalUseOneTunnelAndItEndsSoonAfterTheLast() throws InterruptedException {
    try (var tunnels = new TunnelPool(LONG, SHORT)) {
      var first = tunnels.lease(OLD, command(Manner.CARRIES));
      var second = tunnels.lease(OLD, command(Manner.CARRIES));
      assertSame(first.tunnel(), second.tunnel());
      first.close();
      assertEquals("v1.32.2", version(second));
      second.close();
      eventually(() -> FakeTunnel.running(kubeconfig).isEmpty());
      assertEquals(1, FakeTunnel.written(kubeconfig).size());
    }
  }

  @Test
  void aTunnelThatIsUsedAgainSoonStays() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var first = tunnels.lease(OLD, command(Manner.CARRIES));
      first.close();
      var second = tunnels.lease(OLD, command(Manner.CARRIES));
      assertSame(first.tunnel(), second.tunnel());
    }
  }

  @Test
  void closingEndsAllThatATunnelStartedThoughItIsStillUsed() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      assertEquals("v1.32.2", version(tunnels.lease(OLD, command(Manner.BY_A_CHILD))));
      assertEquals(2, FakeTunnel.running(kubeconfig).size());
    }
    assertEquals(List.of(), FakeTunnel.running(kubeconfig));
  }

  @Test
  void whatItsProcessStartedEndsEvenIfTheProcessIsGoneBefore() throws InterruptedException {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var lease = tunnels.lease(OLD, command(Manner.BY_A_CHILD));
      ProcessHandle parent = ProcessHandle.current().children().filter(this::ours).findAny().get();
      parent.destroyForcibly();
      eventually(() -> !parent.isAlive());
      assertEquals(1, FakeTunnel.running(kubeconfig).size());
      lease.close();
    }
    assertEquals(List.of(), FakeTunnel.running(kubeconfig));
  }

  @Test
  void oneThatDoesNotListenIsKilled() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      assertEquals("v1.32.2", version(tunnels.lease(OLD, command(Manner.DEAF))));
    }
    assertEquals(List.of(), FakeTunnel.running(kubeconfig));
  }

  @Test
  void oneThatDiesIsTriedOnceMoreAndThenItsLastWordsAreSaidWithoutASecret() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var ended =
          assertThrows(OperatorMustAct.class, () -> tunnels.lease(OLD, command(Manner.DIES)));
      assertEquals("kubernetes.tunnel-ended", ended.why().key());
      assertTrue(ended.why().toString().contains(FakeTunnel.REFUSAL), ended.why().toString());
      assertFalse(ended.why().toString().contains(FakeTunnel.SECRET), ended.why().toString());
      assertEquals(2, FakeTunnel.written(kubeconfig).size());
      assertEquals(List.of(), FakeTunnel.running(kubeconfig));
    }
  }

  @Test
  void aFirstTryThatFailsIsNoFailure() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      assertEquals("v1.32.2", version(tunnels.lease(OLD, command(Manner.AT_THE_SECOND_TRY))));
    }
  }

  @Test
  void oneThatNeverCarriesIsGivenUpInTimeAndTriedAnewTheNextTime() {
    try (var tunnels = new TunnelPool(Duration.ofSeconds(2), LONG)) {
      var slow = assertThrows(TryLater.class, () -> tunnels.lease(OLD, command(Manner.NEVER)));
      assertTrue(slow.why().toString().contains("Still waiting for the relay."), slow.toString());
      assertEquals(List.of(), FakeTunnel.running(kubeconfig));
    }
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      assertEquals("v1.32.2", version(tunnels.lease(OLD, command(Manner.CARRIES))));
    }
  }

  @Test
  void aProgramThatIsNotThereIsTheOperatorsToInstall() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var nowhere = new TunnelCommand(List.of("no-such-program", "{kubeconfig}"));
      var cannot = assertThrows(OperatorMustAct.class, () -> tunnels.lease(OLD, nowhere));
      assertEquals("kubernetes.tunnel-start", cannot.why().key());
    }
  }

  @Test
  void oneThatFellIsOpenedAnew() throws InterruptedException {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var first = tunnels.lease(OLD, command(Manner.CARRIES));
      FakeTunnel.running(kubeconfig).forEach(ProcessHandle::destroyForcibly);
      eventually(() -> !first.tunnel().isOpen());
      var second = tunnels.lease(OLD, command(Manner.CARRIES));
      assertNotSame(first.tunnel(), second.tunnel());
      assertEquals("v1.32.2", version(second));
    }
  }

  @Test
  void whoGivesUpWaitingDoesNotTakeTheTunnelFromOthers() throws Exception {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var impatient =
          Thread.ofVirtual()
              .start(() ->
                  assertThrows(TryLater.class, () -> tunnels.lease(OLD, command(Manner.CARRIES))));
      eventually(() -> !FakeTunnel.running(kubeconfig).isEmpty());
      var other = CompletableFuture.supplyAsync(() -> tunnels.lease(OLD, command(Manner.CARRIES)));
      impatient.interrupt();
      assertEquals("v1.32.2", version(other.get()));
      assertEquals(1, FakeTunnel.written(kubeconfig).size());
    }
  }

  @Test
  void closingWhileOneIsOpeningLeavesNothing() throws InterruptedException {
    var tunnels = new TunnelPool(LONG, LONG);
    var waiting =
        Thread.ofVirtual()
            .start(() ->
                assertThrows(TryLater.class, () -> tunnels.lease(OLD, command(Manner.NEVER))));
    eventually(() -> !FakeTunnel.running(kubeconfig).isEmpty());
    tunnels.close();
    assertEquals(List.of(), FakeTunnel.running(kubeconfig));
    assertTrue(waiting.join(Duration.ofSeconds(10)));
    assertThrows(TryLater.class, () -> tunnels.lease(OLD, command(Manner.CARRIES)));
  }

  private TunnelCommand command(Manner manner) {
    return new TunnelCommand(FakeTunnel.command(manner, kubeconfig));
  }

  private boolean ours(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(kubeconfig.toString());
  }

  private static String version(TunnelPool.Lease lease) {
    try (lease;
        var client = lease.tunnel().client()) {
      return client.getKubernetesVersion().getGitVersion();
    }
  }

  private static void eventually(BooleanSupplier holds) throws InterruptedException {
    var end = Instant.now().plus(Duration.ofSeconds(30));
    while (!holds.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "it never came about");
      Thread.sleep(200);
    }
  }
}
