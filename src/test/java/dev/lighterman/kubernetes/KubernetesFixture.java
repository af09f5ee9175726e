package dev.lighterman.kubernetes;

import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.sandbox.kubernetes.KubernetesServer;
import dev.lighterman.sandbox.kubernetes.cluster.ClusterSpec;
import dev.lighterman.sandbox.kubernetes.cluster.ClusterSpec.StorageClass;
import dev.lighterman.sandbox.kubernetes.node.DockerLogin;
import dev.lighterman.sandbox.kubernetes.node.ImageBehaviour;
import dev.lighterman.sandbox.kubernetes.node.PullResult;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.WorldClock;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.SiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The sandbox's Kubernetes with two clusters: {@code old} (1.32) and {@code new} (1.33, one node).
 */
public final class KubernetesFixture implements AutoCloseable {
  static final String IMAGE = "10.0.0.50/hello-world:latest";
  static final String USER = "old-client";
  static final String PASSWORD = "correct";
  static final String DIGEST = "sha256:" + "ab".repeat(32);

  final ActiveFaults faults = new ActiveFaults();
  final RequestLog log = new RequestLog();
  final KubernetesServer server;
  final Clusters clusters;
  private final WorldClock clock = new WorldClock(100);

  public KubernetesFixture(Path directory) throws IOException {
    var tls = TrustingClients.loopback();
    server =
        KubernetesServer.start(
            ServerOptions.plain("kubernetes", 0, faults, log).withTls(tls),
            clock,
            new EventLog(clock),
            KubernetesFixture::pull);
    server.add(spec("old", "1.32.2", "node-1", "node-2"));
    server.add(spec("new", "1.33.1", "only"));
    var kubeconfig = directory.resolve("kubeconfig");
    Files.writeString(kubeconfig, server.kubeconfig(tls.caPem()));
    clusters = new Clusters(new KubernetesSettings(kubeconfig), () -> SiteSettings.NOTHING);
  }

  Cluster open(String context) {
    return clusters.open(context);
  }

  private static ClusterSpec spec(String name, String version, String... nodes) {
    return new ClusterSpec(
        name,
        version,
        "10.0.0.0/16",
        "10.0.0.10",
        List.of(nodes),
        List.of(
            StorageClass.of("local-path", "rancher.io/local-path").asDefault(),
            StorageClass.of("standard", "rancher.io/local-path")),
        "token-" + name);
  }

  /** The registry accepts one password only. */
  private static PullResult pull(String cluster, String image, List<DockerLogin> logins) {
    if (logins.contains(new DockerLogin("10.0.0.50", USER, PASSWORD))) {
      return new PullResult.Pulled(
          DIGEST, 5_120, Duration.ofMillis(1_203), ImageBehaviour.exits(0, "Hello!", "Bye."));
    }
    return new PullResult.Failed(
        "failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized");
  }

  @Override
  public void close() {
    server.close();
    clock.close();
  }
}
