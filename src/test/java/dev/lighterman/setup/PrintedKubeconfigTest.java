package dev.lighterman.setup;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.sandbox.kubernetes.KubernetesServerFixture;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.value.OperatorMustAct;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that {@code lighterman setup} prints for a cluster, run by a shell with kubectl. */
final class PrintedKubeconfigTest {

  @TempDir private Path directory;
  private final KubernetesServerFixture clusters = new KubernetesServerFixture();

  @BeforeEach
  void needsKubectl() throws IOException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "kubectl"))),
        "KUBECTL IS NOT INSTALLED: nothing here was checked (apt: kubernetes-client)");
    write("admin", clusters.server.adminKubeconfig(clusters.tls.caPem()));
    write("clusterrole.yaml", ClusterRole.operate().yaml());
    var printed =
        ServiceAccountKubeconfig.of(
            List.of("--server", clusters.server.address("quay").toString(), "--context", "quay"));
    write("kubeconfig.sh", printed.orElseThrow().guide());
  }

  @AfterEach
  void stop() {
    clusters.close();
  }

  @Test
  void theyMakeAKubeconfigThatTheBotSignsInWith() throws Exception {
    assertTrue(
        run("admin", "kubectl apply -f clusterrole.yaml").contains("serviceaccount/lighterman"));
    assertEquals("", run("admin", "sh -e kubeconfig.sh"));

    String whoami = run("quay.kubeconfig", "kubectl auth whoami");
    assertTrue(whoami.contains("system:serviceaccount:lighterman:lighterman"), whoami);
    assertTrue(whoami.contains("system:serviceaccounts:lighterman"), whoami);
    assertTrue(run("quay.kubeconfig", "kubectl get nodes").contains("node-1   Ready"));
    assertEquals("yes\n", run("quay.kubeconfig", "kubectl auth can-i create deployments"));
    assertEquals("no\n", run("quay.kubeconfig", "kubectl auth can-i delete services || true"));
    assertEquals(List.of("node-1", "node-2", "node-3"), nodes());

    clusters.clock.advance(Duration.ofDays(91));
    assertThrows(OperatorMustAct.class, this::nodes);
    run("admin", "sh -e kubeconfig.sh");
    assertEquals(List.of("node-1", "node-2", "node-3"), nodes());
  }

  /** What the bot itself sees by that kubeconfig. */
  private List<String> nodes() {
    var settings = new KubernetesSettings(directory.resolve("quay.kubeconfig"));
    try (var bot = new Clusters(settings, () -> SiteSettings.NOTHING)) {
      return bot.open("quay").nodeNames();
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private String run(String kubeconfig, String line) throws IOException, InterruptedException {
    var shell =
        new ProcessBuilder("sh", "-c", line)
            .directory(directory.toFile())
            .redirectErrorStream(true);
    shell.environment().put("KUBECONFIG", directory.resolve(kubeconfig).toString());
    shell.environment().put("HOME", directory.toString());
    Process process = shell.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES), line);
    assertEquals(0, process.exitValue(), output);
    return output;
  }
}
