package dev.lighterman.sandbox.slack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A Node script that uses one of Slack's packages. {@code LIGHTERMAN_NODE_MODULES}, or the system
 * property {@code node.modules}, names the folder that contains the package.
 */
record NodeScript(Path modules, String script) {
  /** The script; without its package, the test is skipped. */
  static NodeScript requiring(String module, String script) {
    Optional<Path> modules =
        Optional.ofNullable(
                System.getProperty("node.modules", System.getenv("LIGHTERMAN_NODE_MODULES")))
            .map(Path::of)
            .filter(path -> Files.isDirectory(path.resolve(module)));
    assumeTrue(
        modules.isPresent(), "SKIPPED: LIGHTERMAN_NODE_MODULES names no folder with " + module);
    return new NodeScript(modules.orElseThrow(), script);
  }

  Process start(Map<String, String> environment) throws IOException {
    ProcessBuilder node = new ProcessBuilder("node", "-e", script).redirectErrorStream(true);
    node.environment().put("NODE_PATH", modules.toString());
    node.environment().putAll(environment);
    return node.start();
  }
}
