package dev.lighterman.benchmark;

import dev.lighterman.sandbox.bot.BotProcessOptions;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A JVM of its own with the flags and the class path of the sandbox's bot. */
final class ChildJvm implements AutoCloseable {
  private final Process process;

  private ChildJvm(Process process) {
    this.process = process;
  }

  static ChildJvm start(List<String> command, Map<String, String> environment) throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new ChildJvm(
        builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT).start());
  }

  /** How long a JVM takes that says how it is used, and ends. */
  static Duration usage() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try (ChildJvm jvm = start(BotProcessOptions.sameJava("dev.lighterman.Lighterman"), Map.of())) {
      jvm.process.waitFor();
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  boolean alive() {
    return process.isAlive();
  }

  /** How long processors have worked for it. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** The bytes of its memory that are resident, as Linux counts them. */
  long memory() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
