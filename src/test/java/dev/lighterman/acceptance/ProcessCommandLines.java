package dev.lighterman.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Every command line that anybody on this machine can see for as long as this is open. */
public final class ProcessCommandLines implements AutoCloseable {
  private static final Path PROCESSES = Path.of("/proc");

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Thread watch = Thread.ofPlatform().daemon().start(this::watch);

  /** All of them, with those of now. */
  public String seen() {
    look();
    return String.join("\n", seen);
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(100);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    if (!Files.isDirectory(PROCESSES)) {
      ProcessHandle.allProcesses()
          .flatMap(each -> each.info().commandLine().stream())
          .forEach(seen::add);
      return;
    }
    try (Stream<Path> processes = Files.list(PROCESSES)) {
      processes.map(each -> read(each.resolve("cmdline"))).forEach(seen::add);
    } catch (IOException _) {
      // Some process has ended while we looked.
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
