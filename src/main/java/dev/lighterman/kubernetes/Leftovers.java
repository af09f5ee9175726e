package dev.lighterman.kubernetes;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * What a bot leaves that was killed: tunnels that still stand, and kubeconfigs. Those of a bot that
 * still runs are none.
 *
 * @param among the folder in which tunnels have theirs
 */
record Leftovers(Path among) {
  static Leftovers here() {
    return new Leftovers(Path.of(System.getProperty("java.io.tmpdir")));
  }

  void clear() {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(among, TunnelFolder.PREFIX + "*")) {
      all.forEach(path -> clear(new TunnelFolder(path)));
    } catch (IOException unreadable) {
      // Then there is nothing that we could have left there.
    }
  }

  private static void clear(TunnelFolder folder) {
    try {
      List<ProcessMark> marks = folder.marks();
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
