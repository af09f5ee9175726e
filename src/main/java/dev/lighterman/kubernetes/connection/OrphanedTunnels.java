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
 * What a bot leaves that was killed: tunnels that still stand, and kubeconfigs. Those of a bot that
 * still runs are none.
 *
 * @param among the folder in which tunnels have theirs
 * @param self who we are: everybody may write there, and nobody else may name processes to end
 */
public record OrphanedTunnels(Path among, UserPrincipal self) {
  /** Those among the system's temporary files. */
  public static void clearHere() {
    Path among = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      new OrphanedTunnels(among, self(among)).clear();
    } catch (IOException unwritable) {
      // Then there is nothing that we could have left there.
    }
  }

  /** As the file system knows us: a user in a container may have no name. */
  private static UserPrincipal self(Path among) throws IOException {
    Path probe = Files.createTempFile(among, "lighterman-", "");
    try {
      return Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
  }

  void clear() {
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(among, TunnelDirectory.PREFIX + "*")) {
      all.forEach(path -> clear(new TunnelDirectory(path)));
    } catch (IOException unreadable) {
      // As above.
    }
  }

  private void clear(TunnelDirectory folder) {
    try {
      if (!Files.getOwner(folder.path(), NOFOLLOW_LINKS).equals(self)) {
        return;
      }
      List<ProcessIdentity> marks = folder.marks();
      if (marks.isEmpty() || marks.getFirst().running().isPresent()) {
        return;
      }
      marks.stream()
          .flatMap(mark -> mark.running().stream())
          .forEach(process -> new ProcessTree(process).end());
      folder.delete();
    } catch (IOException | DateTimeParseException | NumberFormatException foreign) {
      // Somebody else's, whatever its name.
    }
  }
}
