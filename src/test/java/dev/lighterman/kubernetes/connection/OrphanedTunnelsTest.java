package dev.lighterman.kubernetes.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.kubernetes.connection.FakeTunnel.Manner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed bot can't clean up; the next one does. */
final class OrphanedTunnelsTest {
  @TempDir private Path directory;

  @Test
  void theTunnelOfADeadBotIsEndedAndItsFilesAreDeleted() throws Exception {
    Process tunnel = tunnel();
    TunnelDirectory folder = folder("dead", deadBot(), tunnel.toHandle());

    clear();

    assertTrue(tunnel.waitFor(10, TimeUnit.SECONDS));
    assertFalse(Files.exists(folder.path()));
  }

  @Test
  void theTunnelOfAnotherBotThatRunsIsLeftAlone() throws Exception {
    Process tunnel = tunnel();
    try {
      TunnelDirectory folder = folder("living", ProcessHandle.current(), tunnel.toHandle());

      clear();

      assertTrue(tunnel.isAlive());
      assertTrue(Files.exists(folder.kubeconfig().file()));
    } finally {
      tunnel.destroyForcibly();
    }
  }

  @Test
  void aFolderThatOnlyHasTheNameIsLeftAlone() throws IOException {
    Path theirs = Files.createDirectory(directory.resolve(TunnelDirectory.PREFIX + "theirs"));
    Path other = Files.createDirectory(directory.resolve(TunnelDirectory.PREFIX + "other"));
    Files.writeString(other.resolve("processes"), "no process\n");

    clear();

    assertTrue(Files.exists(theirs) && Files.exists(other));
  }

  @Test
  void whatAnotherUserWroteDownIsNotBelieved() throws Exception {
    Process tunnel = tunnel();
    try {
      TunnelDirectory folder = folder("planted", deadBot(), tunnel.toHandle());

      new OrphanedTunnels(directory, () -> "somebody else").close();

      assertTrue(tunnel.isAlive() && Files.exists(folder.path()));
    } finally {
      tunnel.destroyForcibly();
    }
  }

  private void clear() throws IOException {
    new OrphanedTunnels(directory, Files.getOwner(directory)).close();
  }

  private TunnelDirectory folder(String name, ProcessHandle bot, ProcessHandle tunnel)
      throws IOException {
    var folder =
        new TunnelDirectory(
            Files.createDirectory(directory.resolve(TunnelDirectory.PREFIX + name)));
    folder.addProcess(bot);
    folder.addProcess(tunnel);
    Files.writeString(folder.kubeconfig().file(), "token: x");
    return folder;
  }

  private Process tunnel() throws IOException {
    List<String> words = FakeTunnel.command(Manner.NEVER, directory.resolve("kubeconfig"));
    return new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** A process that has ended, and is known by its birth. */
  private ProcessHandle deadBot() throws Exception {
    Process bot = tunnel();
    ProcessHandle handle = bot.toHandle();
    bot.destroyForcibly().waitFor();
    return handle;
  }
}
