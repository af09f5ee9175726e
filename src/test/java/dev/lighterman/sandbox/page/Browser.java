package dev.lighterman.sandbox.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browser for the page's tests: Chromium, and Node modules with playwright-core. */
record Browser(Path chromium, Path modules) {
  private static final Logger LOG = LoggerFactory.getLogger(Browser.class);
  private static final String CHROMIUM = "LIGHTERMAN_CHROMIUM";
  private static final String MODULES = "LIGHTERMAN_NODE_MODULES";

  /** The browser of this machine; without one, the test is skipped with a warning. */
  static Browser assumeInstalled() {
    Path chromium = variable(CHROMIUM).orElse(Path.of("/usr/bin/chromium"));
    assume(onPath("node"), "there is no node on the path.");
    assume(
        Files.isExecutable(chromium),
        "there is no " + chromium + "; name one in " + CHROMIUM + ".");
    Optional<Path> modules =
        variable(MODULES).filter(folder -> Files.isDirectory(folder.resolve("playwright-core")));
    assume(
        modules.isPresent(),
        "run `npm i playwright-core axe-core` somewhere, and give its node_modules as "
            + MODULES
            + ".");
    return new Browser(chromium, modules.orElseThrow());
  }

  /** Skips the test with a warning if a condition is not met. */
  static void assume(boolean condition, String missing) {
    if (!condition) {
      LOG.atWarn().log("THE PAGE IS NOT TESTED: {}", missing);
    }
    assumeTrue(condition, missing);
  }

  Map<String, String> environment() {
    return Map.of(CHROMIUM, chromium.toString(), MODULES, modules.toString());
  }

  private static Optional<Path> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).map(Path::of);
  }

  private static boolean onPath(String command) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }
}
