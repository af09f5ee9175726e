package dev.lighterman.acceptance.cli;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's az as one process for many lines, since each start of it takes a second. */
final class AzProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCRIPT = Path.of("src/test/resources/azure/az-lines.py");
  private static final Path COMMANDS = Path.of("src/test/resources/azure/az-commands.py");

  private final Path folder;
  private final Process process;
  private final BufferedWriter lines;
  private final BufferedReader answers;

  /** In a shell in which somebody signed in. */
  AzProcess(Path folder) throws IOException {
    this.folder = folder;
    process = start(folder, SCRIPT, List.of());
    lines = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  private static Process start(Path folder, Path script, List<String> arguments)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.add("bash");
    words.add("-c");
    words.add("eval \"$(grep ^export env.sh)\"; exec /usr/bin/python3 -W ignore \"$0\" \"$@\"");
    words.add(script.toAbsolutePath().toString());
    words.addAll(arguments);
    return new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** All commands of these groups that this az has, such as {@code az acr token show}. */
  List<String> commands(List<String> groups) throws IOException {
    try (BufferedReader printed = start(folder, COMMANDS, groups).inputReader()) {
      return printed.lines().toList();
    }
  }

  /** Whether Debian's az is installed. */
  static boolean isInstalled() throws IOException, InterruptedException {
    return new ProcessBuilder("/bin/sh", "-c", "/usr/bin/python3 -c 'import azure.cli.core'")
            .redirectErrorStream(true)
            .start()
            .waitFor()
        == 0;
  }

  /** The exit code, what is printed, and what it warns of, in {@code code}, {@code out}, … */
  JsonNode run(String line) throws IOException {
    lines.write(line + "\n");
    lines.flush();
    String answer = answers.readLine();
    assertNotNull(answer, () -> "az ended before it ran " + line);
    return JSON.readTree(answer);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
