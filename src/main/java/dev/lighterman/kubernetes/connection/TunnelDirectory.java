package dev.lighterman.kubernetes.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The private directory of a tunnel, with its kubeconfig, output and process ids. */
record TunnelDirectory(Path path) {
  static final String PREFIX = "lighterman-tunnel-";

  /** Creates one in the system's temporary directory, with the bot as its first process. */
  static TunnelDirectory create() throws IOException {
    var directory = new TunnelDirectory(Files.createTempDirectory(PREFIX));
    directory.addProcess(ProcessHandle.current());
    return directory;
  }

  /** Records a process of the tunnel, so that it is found even after the bot was killed. */
  void addProcess(ProcessHandle process) throws IOException {
    Files.writeString(
        path.resolve("processes"),
        ProcessIdentity.of(process) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The recorded processes, the bot's own first. */
  List<ProcessIdentity> processes() throws IOException {
    return Files.readAllLines(path.resolve("processes")).stream()
        .map(ProcessIdentity::parse)
        .toList();
  }

  /** The file that the process writes. */
  Path kubeconfig() {
    return path.resolve("kubeconfig");
  }

  /** The file for stdout and stderr of the process. */
  Path output() {
    return path.resolve("output");
  }

  /** Deletes it with its files; does nothing if it does not exist. */
  void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> inside = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : inside) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Deleted by someone else, or not deletable.
    }
  }
}
