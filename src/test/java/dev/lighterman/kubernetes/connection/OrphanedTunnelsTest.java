package dev.lighterman.kubernetes.connection;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.kubernetes.connection.FakeTunnel.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The next bot cleans up after one that was killed. */
final class OrphanedTunnelsTest {
  @TempDir private Path directory;

  @Test
  void theTunnelOfADeadBotIsTerminatedAndDeleted() throws Exception {
    Process tunnel = startTunnel();
    TunnelDirectory tunnelDirectory = tunnelDirectory("dead", deadBot(), tunnel.toHandle());

    closeOrphans();

    assertTrue(tunnel.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES));
    assertFalse(Files.exists(tunnelDirectory.path()));
  }

  @Test
  void theTunnelOfARunningBotIsKept() throws Exception {
    Process tunnel = startTunnel();
    try {
      TunnelDirectory tunnelDirectory =
          tunnelDirectory("living", ProcessHandle.current(), tunnel.toHandle());

      closeOrphans();

      assertTrue(tunnel.isAlive());
      assertTrue(Files.exists(tunnelDirectory.kubeconfig()));
    } finally {
      tunnel.destroyForcibly();
    }
  }

  @Test
  void aDirectoryThatOnlyHasTheNameIsKept() throws IOException {
    Path theirs = Files.createDirectory(directory.resolve(TunnelDirectory.PREFIX + "theirs"));
    Path other = Files.createDirectory(directory.resolve(TunnelDirectory.PREFIX + "other"));
    Files.writeString(other.resolve("processes"), "no process\n");

    closeOrphans();

    assertTrue(Files.exists(theirs) && Files.exists(other));
  }

  @Test
  void aDirectoryOfAnotherUserIsKept() throws Exception {
    Process tunnel = startTunnel();
    try {
      TunnelDirectory tunnelDirectory = tunnelDirectory("planted", deadBot(), tunnel.toHandle());

      new OrphanedTunnels(directory, () -> "somebody else").close();

      assertTrue(tunnel.isAlive() && Files.exists(tunnelDirectory.path()));
    } finally {
      tunnel.destroyForcibly();
    }
  }

  private void closeOrphans() throws IOException {
    new OrphanedTunnels(directory, Files.getOwner(directory)).close();
  }

  private TunnelDirectory tunnelDirectory(String name, ProcessHandle bot, ProcessHandle tunnel)
      throws IOException {
    var tunnelDirectory =
        new TunnelDirectory(
            Files.createDirectory(directory.resolve(TunnelDirectory.PREFIX + name)));
    tunnelDirectory.addProcess(bot);
    tunnelDirectory.addProcess(tunnel);
    Files.writeString(tunnelDirectory.kubeconfig(), "token: x");
    return tunnelDirectory;
  }

  private Process startTunnel() throws IOException {
    List<String> words = FakeTunnel.command(Behaviour.NEVER_READY, directory.resolve("kubeconfig"));
    return new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** A process that has exited. */
  private ProcessHandle deadBot() throws Exception {
    Process bot = startTunnel();
    ProcessHandle handle = bot.toHandle();
    bot.destroyForcibly().waitFor();
    return handle;
  }
}
