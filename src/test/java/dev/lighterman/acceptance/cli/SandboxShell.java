package dev.lighterman.acceptance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A person's shell in which a sandbox's {@code env.sh} was read. */
public final class SandboxShell {
  private final Path folder;

  public SandboxShell(Path folder) {
    this.folder = folder;
  }

  public static boolean has(String tool) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + tool).start().waitFor() == 0;
  }

  /** az keeps who signed in for the lines that follow. */
  public void signIn() throws IOException, InterruptedException {
    bash(". ./env.sh");
  }

  /** Runs a line as it stands, with any secret for what stands in {@code <…>}. */
  void run(String line) throws IOException, InterruptedException {
    bash("eval \"$(grep ^export env.sh)\"; " + line.replaceAll("<[a-z ]+>", "secret"));
  }

  /** Runs a line where the tests run; answers what it prints. */
  public String answer(String line) throws IOException, InterruptedException {
    String environment = folder.resolve("env.sh").toString();
    return bash(Path.of(""), "eval \"$(grep ^export " + environment + ")\"; " + line);
  }

  private String bash(String script) throws IOException, InterruptedException {
    return bash(folder, script);
  }

  private static String bash(Path directory, String script)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", "-c", script)
            .directory(directory.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(3, TimeUnit.MINUTES), "it does not end");
    assertEquals(0, process.exitValue(), () -> script + "\n" + said);
    return said;
  }
}
