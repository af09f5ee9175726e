package dev.lighterman.sandbox.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.acceptance.deploy.ClusterAdmin;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.SandboxWorld;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clicks through the page in a real browser; skipped with a warning if there is none. */
@Isolated("a person at the page has the machine to themselves")
class PageTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/page");
  private static final int MINUTES = 15;

  private Browser browser;

  @TempDir Path folder;

  @BeforeEach
  void findBrowser() {
    browser = Browser.assumeInstalled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.mjs", "panel.mjs", "phone.mjs", "keyboard.mjs", "live.mjs"})
  void everyPartOfThePageWorksWithAStandInBot(String script)
      throws IOException, InterruptedException {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.forTests())) {
      assertPasses(script, sandbox, Map.of());
    }
  }

  /** Of the people in this world, Maëlle speaks French. */
  @Test
  void slackSpeaksThePersonsLanguage() throws IOException, InterruptedException {
    try (Sandbox sandbox =
        Sandbox.start(SandboxOptions.forTests().withWorld(SandboxWorld.MERGED))) {
      assertPasses("french.mjs", sandbox, Map.of());
    }
  }

  private static final String WINDOWS =
      """
      windows:
        - name: quiet hours
          sites: [store-*]
          from: "22:00"
          to: "05:00"
      """;

  /**
   * The main conversation by clicks; freezing, handing over and the Home tab by keyboard alone.
   * Some sites have a window.
   */
  @ParameterizedTest
  @ValueSource(strings = {"conversation.mjs", "home.mjs"})
  void thePageWorksWithTheBot(String script) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("lighterman.yaml"), policy("stores.yaml") + WINDOWS);
    assertPassesWithBot(script, SandboxOptions.forTests(), _ -> {}, Map.of());
  }

  /**
   * The names of two companies collide, nobody who may approve is in #stores, and the extension
   * can't make the site's nodes trust it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void aPhoneShowsWhatToDecideByWithoutScrolling(String language)
      throws IOException, InterruptedException {
    String policy = policy("merged.yaml").replace("locale: fr", "locale: " + language);
    Files.writeString(folder.resolve("lighterman.yaml"), policy);
    assertPassesWithBot(
        "phone-bot.mjs",
        SandboxOptions.forTests().withWorld(SandboxWorld.MERGED),
        sandbox -> {
          try (KubernetesClient admin = ClusterAdmin.client(sandbox, "maree-store-202")) {
            ClusterAdmin.runtime(admin, "cri-o://1.31.2");
          }
        },
        Map.of("CHANNEL_LANGUAGE", language));
  }

  /** Three workloads pull from what the removal takes away. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void aPhoneShowsWhomARemovalHurtsWithoutScrolling(String language)
      throws IOException, InterruptedException {
    String policy =
        policy("stores.yaml")
            .replace("- id: C01EDGEOPS", "- locale: " + language + "\n    id: C01EDGEOPS");
    Files.writeString(folder.resolve("lighterman.yaml"), policy);
    assertPassesWithBot(
        "phone-removal.mjs",
        SandboxOptions.forTests(),
        sandbox -> {
          try (KubernetesClient admin = ClusterAdmin.client(sandbox, "store-101")) {
            ClusterAdmin.runs(admin, "menu-board", "10.43.0.50/menu:2");
            ClusterAdmin.runs(admin, "self-checkout", "10.43.0.50/pos:1.5");
          }
        },
        Map.of("CHANNEL_LANGUAGE", language));
  }

  /** The policy of one of the sandbox's worlds. */
  private static String policy(String file) throws IOException {
    try (InputStream usual = Sandbox.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(usual).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void assertPassesWithBot(
      String script,
      SandboxOptions options,
      Consumer<Sandbox> before,
      Map<String, String> variables)
      throws IOException, InterruptedException {
    try (Sandbox sandbox =
        Sandbox.start(options.withSpeed(100).withBot(true).withDirectory(folder))) {
      Browser.assume(botAnswers(sandbox), "the bot does not answer.");
      before.accept(sandbox);
      assertPasses(script, sandbox, variables);
    }
  }

  private static boolean botAnswers(Sandbox sandbox) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(sandbox.page().resolve("/control/state")).build();
      return client.send(request, BodyHandlers.ofString()).body().contains("\"healthy\":true");
    }
  }

  private void assertPasses(String script, Sandbox sandbox, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder("node", "--test-reporter=spec", SCRIPTS.resolve(script).toString());
    builder.environment().putAll(sandbox.environment());
    builder.environment().putAll(browser.environment());
    builder.environment().putAll(variables);
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
