package dev.lighterman.sandbox.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Node script that uses packages of npm. {@code LIGHTERMAN_NODE_MODULES}, or the system property
 * {@code node.modules}, names the folder that contains them.
 */
public record NodeScript(Path modules, String script) {
  /** The script; without its packages, the test is skipped. */
  public static NodeScript requiring(List<String> packages, String script) {
    Optional<Path> modules =
        Optional.ofNullable(
                System.getProperty("node.modules", System.getenv("LIGHTERMAN_NODE_MODULES")))
            .map(Path::of)
            .filter(
                path -> packages.stream().allMatch(each -> Files.isDirectory(path.resolve(each))));
    assumeTrue(
        modules.isPresent(), "SKIPPED: LIGHTERMAN_NODE_MODULES names no folder with " + packages);
    return new NodeScript(modules.orElseThrow(), script);
  }

  public Process start(Map<String, String> environment) throws IOException {
    ProcessBuilder node = new ProcessBuilder("node", "-e", script).redirectErrorStream(true);
    node.environment().put("NODE_PATH", modules.toString());
    node.environment().putAll(environment);
    return node.start();
  }
}
