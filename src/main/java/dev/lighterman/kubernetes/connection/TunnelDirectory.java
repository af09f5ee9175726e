package dev.lighterman.kubernetes.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A tunnel's own folder, which nobody else may read: its kubeconfig, and what its process says. */
record TunnelDirectory(Path path) {
  static final String PREFIX = "lighterman-tunnel-";

  /** A new one among the system's temporary files, marked as this bot's. */
  static TunnelDirectory create() throws IOException {
    var folder = new TunnelDirectory(Files.createTempDirectory(PREFIX));
    folder.mark(ProcessHandle.current());
    return folder;
  }

  /** Writes down a process that belongs to it, so that it is found after whatever end. */
  void mark(ProcessHandle process) throws IOException {
    Files.writeString(
        path.resolve("processes"),
        ProcessIdentity.of(process) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The processes that belong to it, the bot's own first. */
  List<ProcessIdentity> marks() throws IOException {
    return Files.readAllLines(path.resolve("processes")).stream()
        .map(ProcessIdentity::read)
        .toList();
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
