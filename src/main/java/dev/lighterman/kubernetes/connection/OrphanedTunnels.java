package dev.lighterman.kubernetes.connection;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Processes and files of tunnels whose bot was killed; not those of a bot that still runs.
 *
 * @param parent the directory with the tunnels' directories
 * @param owner the only user whose directories are read: all users can write to the temporary
 *     directory, and must not name processes to terminate
 */
public record OrphanedTunnels(Path parent, UserPrincipal owner) {
  /** Closes those in the system's temporary directory. */
  public static void closeInTempDirectory() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      new OrphanedTunnels(parent, owner(parent)).close();
    } catch (IOException unwritable) {
      // No bot can have created anything there.
    }
  }

  /** The file system tells who we are: a user in a container may have no name. */
  private static UserPrincipal owner(Path parent) throws IOException {
    Path probe = Files.createTempFile(parent, "lighterman-", "");
    try {
      return Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
  }

  void close() {
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(parent, TunnelDirectory.PREFIX + "*")) {
      all.forEach(path -> close(new TunnelDirectory(path)));
    } catch (IOException unreadable) {
      // Nothing to close, as above.
    }
  }

  private void close(TunnelDirectory directory) {
    try {
      if (!Files.getOwner(directory.path(), NOFOLLOW_LINKS).equals(owner)) {
        return;
      }
      List<ProcessIdentity> processes = directory.processes();
      if (processes.isEmpty() || processes.getFirst().running().isPresent()) {
        return;
      }
      processes.stream()
          .flatMap(process -> process.running().stream())
          .forEach(handle -> new ProcessTree(handle).terminate());
      directory.delete();
    } catch (IOException | DateTimeParseException | NumberFormatException foreign) {
      // Not a tunnel's directory, in spite of its name.
    }
  }
}
