package dev.lighterman.sandbox.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clicks through the page as people do; skipped, with a word about what is missing, without a
 * browser.
 */
class PageTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/page");
  private static final int MINUTES = 5;

  private Browser browser;

  @TempDir Path folder;

  @BeforeEach
  void findBrowser() {
    browser = Browser.assumed();
  }

  @Test
  void everyPartOfThePageWorksWithAStandInBot() throws IOException, InterruptedException {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.forTests())) {
      assertPasses("page.mjs", sandbox);
    }
  }

  private void assertPasses(String script, Sandbox sandbox)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder("node", "--test-reporter=spec", SCRIPTS.resolve(script).toString());
    builder.environment().putAll(sandbox.environment());
    builder.environment().putAll(browser.environment());
    builder.environment().put("PAGE_URL", sandbox.page().toString());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), () -> script + " did not end");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(output));
  }
}
