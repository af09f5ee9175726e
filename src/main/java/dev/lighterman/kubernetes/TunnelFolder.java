package dev.lighterman.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A tunnel's own folder, which nobody else may read: its kubeconfig, and what its process says. */
record TunnelFolder(Path path) {
  static final String PREFIX = "lighterman-tunnel-";

  /** A new one among the system's temporary files. */
  static TunnelFolder create() throws IOException {
    return new TunnelFolder(Files.createTempDirectory(PREFIX));
  }

  Kubeconfig kubeconfig() {
    return new Kubeconfig(path.resolve("kubeconfig"));
  }

  /** Where the process's words go. */
  Path words() {
    return path.resolve("words");
  }

  /** Deletes it with all that is in it; one that is gone is fine. */
  void delete() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> inside = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : inside) {
        Files.deleteIfExists(each);
      }
    } catch (IOException gone) {
      // deleted meanwhile, or the machine's own business
    }
  }
}
