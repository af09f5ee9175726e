package dev.lighterman.kubernetes.connection;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.kubernetes.KubernetesFixture;
import dev.lighterman.kubernetes.connection.FakeTunnel.Behaviour;
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

/** Tunnels are real processes here; no process and no file may be left after any test. */
final class TunnelPoolTest {
  private static final ArmId OLD =
      ArmId.of("2222", "edge", "Microsoft.Kubernetes/connectedClusters", "old");
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Duration SHORT = Duration.ofMillis(100);

  private Path kubeconfig;
  private KubernetesFixture fixture;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    fixture = new KubernetesFixture(directory);
    kubeconfig = directory.resolve("kubeconfig");
  }

  @AfterEach
  void assertNothingIsLeft() throws InterruptedException {
    fixture.close();
    eventually(() -> FakeTunnel.processes(kubeconfig).isEmpty());
    assertEquals(
        List.of(), FakeTunnel.kubeconfigs(kubeconfig).stream().filter(Files::exists).toList());
  }

  @Test
  void usersShareATunnelThatClosesSoonAfterItsLastUse() throws InterruptedException {
    try (var tunnels = new TunnelPool(LONG, SHORT)) {
      var first = tunnels.lease(OLD, command(Behaviour.FORWARDS));
      var second = tunnels.lease(OLD, command(Behaviour.FORWARDS));
      assertSame(first.tunnel(), second.tunnel());
      first.close();
      assertEquals("v1.32.2", version(second));
      second.close();
      eventually(() -> FakeTunnel.processes(kubeconfig).isEmpty());
      assertEquals(1, FakeTunnel.kubeconfigs(kubeconfig).size());
    }
  }

  @Test
  void aTunnelThatIsUsedAgainSoonStaysOpen() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var first = tunnels.lease(OLD, command(Behaviour.FORWARDS));
      first.close();
      var second = tunnels.lease(OLD, command(Behaviour.FORWARDS));
      assertSame(first.tunnel(), second.tunnel());
    }
  }

  @Test
  void closeTerminatesChildProcessesOfATunnelInUse() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      assertEquals(
          "v1.32.2", version(tunnels.lease(OLD, command(Behaviour.FORWARDS_IN_CHILD_PROCESS))));
      assertEquals(2, FakeTunnel.processes(kubeconfig).size());
    }
    assertEquals(List.of(), FakeTunnel.processes(kubeconfig));
  }

  @Test
  void childProcessesAreTerminatedEvenIfTheirParentExitedBefore() throws InterruptedException {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var lease = tunnels.lease(OLD, command(Behaviour.FORWARDS_IN_CHILD_PROCESS));
      ProcessHandle parent =
          ProcessHandle.current().children().filter(this::isTunnel).findAny().get();
      parent.destroyForcibly();
      eventually(() -> !parent.isAlive());
      assertEquals(1, FakeTunnel.processes(kubeconfig).size());
      lease.close();
    }
    assertEquals(List.of(), FakeTunnel.processes(kubeconfig));
  }

  @Test
  void aProcessThatIgnoresTerminationIsKilled() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      assertEquals("v1.32.2", version(tunnels.lease(OLD, command(Behaviour.IGNORES_TERMINATION))));
    }
    assertEquals(List.of(), FakeTunnel.processes(kubeconfig));
  }

  @Test
  void aCommandThatExitsIsStartedTwiceAndItsOutputIsQuotedWithoutSecrets() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var ended =
          assertThrows(OperatorMustAct.class, () -> tunnels.lease(OLD, command(Behaviour.EXITS)));
      assertEquals("kubernetes.tunnel-ended", ended.why().key());
      assertTrue(ended.why().toString().contains(FakeTunnel.REFUSAL), ended.why().toString());
      assertFalse(ended.why().toString().contains(FakeTunnel.SECRET), ended.why().toString());
      assertEquals(2, FakeTunnel.kubeconfigs(kubeconfig).size());
      assertEquals(List.of(), FakeTunnel.processes(kubeconfig));
    }
  }

  @Test
  void aFailedFirstStartIsRetried() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      assertEquals(
          "v1.32.2", version(tunnels.lease(OLD, command(Behaviour.FORWARDS_AT_SECOND_START))));
    }
  }

  @Test
  void aTunnelThatIsNotReadyInTimeIsClosedAndTheNextUseOpensAnother() {
    try (var tunnels = new TunnelPool(Duration.ofSeconds(2), LONG)) {
      var slow =
          assertThrows(TryLater.class, () -> tunnels.lease(OLD, command(Behaviour.NEVER_READY)));
      assertTrue(slow.why().toString().contains("Still waiting for the relay."), slow.toString());
      assertEquals(List.of(), FakeTunnel.processes(kubeconfig));
    }
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      assertEquals("v1.32.2", version(tunnels.lease(OLD, command(Behaviour.FORWARDS))));
    }
  }

  @Test
  void aMissingProgramIsForTheOperatorToInstall() {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var missing = new TunnelCommand(List.of("no-such-program", "{kubeconfig}"));
      var cannot = assertThrows(OperatorMustAct.class, () -> tunnels.lease(OLD, missing));
      assertEquals("kubernetes.tunnel-start", cannot.why().key());
    }
  }

  @Test
  void aTunnelWhoseProcessExitedIsReplaced() throws InterruptedException {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var first = tunnels.lease(OLD, command(Behaviour.FORWARDS));
      FakeTunnel.processes(kubeconfig).forEach(ProcessHandle::destroyForcibly);
      eventually(() -> !first.tunnel().isOpen());
      var second = tunnels.lease(OLD, command(Behaviour.FORWARDS));
      assertNotSame(first.tunnel(), second.tunnel());
      assertEquals("v1.32.2", version(second));
    }
  }

  @Test
  void anInterruptedUserDoesNotCloseTheTunnelOfOthers() throws Exception {
    try (var tunnels = new TunnelPool(LONG, LONG)) {
      var interrupted =
          Thread.ofVirtual()
              .start(() ->
                  assertThrows(
                      TryLater.class, () -> tunnels.lease(OLD, command(Behaviour.FORWARDS))));
      eventually(() -> !FakeTunnel.processes(kubeconfig).isEmpty());
      var other =
          CompletableFuture.supplyAsync(() -> tunnels.lease(OLD, command(Behaviour.FORWARDS)));
      interrupted.interrupt();
      assertEquals("v1.32.2", version(other.get()));
      assertEquals(1, FakeTunnel.kubeconfigs(kubeconfig).size());
    }
  }

  @Test
  void closeWhileATunnelIsOpeningLeavesNothing() throws InterruptedException {
    var tunnels = new TunnelPool(LONG, LONG);
    var waiting =
        Thread.ofVirtual()
            .start(() ->
                assertThrows(
                    TryLater.class, () -> tunnels.lease(OLD, command(Behaviour.NEVER_READY))));
    eventually(() -> !FakeTunnel.processes(kubeconfig).isEmpty());
    tunnels.close();
    assertEquals(List.of(), FakeTunnel.processes(kubeconfig));
    assertTrue(waiting.join(Duration.ofMinutes(1)));
    assertThrows(TryLater.class, () -> tunnels.lease(OLD, command(Behaviour.FORWARDS)));
  }

  private TunnelCommand command(Behaviour behaviour) {
    return new TunnelCommand(FakeTunnel.command(behaviour, kubeconfig));
  }

  private boolean isTunnel(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(kubeconfig.toString());
  }

  private static String version(TunnelPool.Lease lease) {
    try (lease;
        var client = lease.tunnel().client()) {
      return client.getKubernetesVersion().getGitVersion();
    }
  }

  private static void eventually(BooleanSupplier holds) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "timed out");
      Thread.sleep(200);
    }
  }
}
