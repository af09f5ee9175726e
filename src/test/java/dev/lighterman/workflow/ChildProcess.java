package dev.lighterman.workflow;

import dev.lighterman.settings.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts a main class of the tests in a JVM of its own, on a database. */
record ChildProcess(Class<?> main, Path output) {
  Process start(StoreSettings database, Path file) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            database.jdbcUrl(),
            file.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  /** Sends a signal, such as {@code STOP}, as {@code kill} does. */
  static void signal(Process process, String signal) throws IOException, InterruptedException {
    var kill = List.of("kill", "-" + signal, Long.toString(process.pid()));
    int code = new ProcessBuilder(kill).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(kill + " ended with " + code);
    }
  }

  /** All that its processes have printed. */
  String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
