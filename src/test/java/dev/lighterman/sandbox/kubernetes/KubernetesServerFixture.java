package dev.lighterman.sandbox.kubernetes;

import static dev.lighterman.value.LongTimeouts.PATIENCE;

import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerTls;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.sandbox.kubernetes.cluster.ClusterSpec;
import dev.lighterman.sandbox.kubernetes.cluster.ClusterSpec.StorageClass;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.node.DockerLogin;
import dev.lighterman.sandbox.kubernetes.node.ImageBehaviour;
import dev.lighterman.sandbox.kubernetes.node.PullResult;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.WorldClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** A Kubernetes server with one cluster, {@code quay}, whose image pulls are stubbed. */
public final class KubernetesServerFixture implements AutoCloseable {

  public static final String TOKEN = "the-bots-token";
  public static final String DIGEST = "sha256:" + "ab".repeat(32);

  public final ServerTls tls = TrustingClients.loopback();
  public final WorldClock clock = new WorldClock(50);
  public final EventLog eventLog = new EventLog(clock);
  public final Map<String, PullResult> images = new ConcurrentHashMap<>();
  public final Map<String, List<DockerLogin>> presentedLogins = new ConcurrentHashMap<>();
  public final KubernetesServer server;
  public final SimulatedCluster cluster;

  public KubernetesServerFixture() {
    this("1.32.2");
  }

  public KubernetesServerFixture(String version) {
    var options =
        ServerOptions.plain("kubernetes", 0, new ActiveFaults(), new RequestLog()).withTls(tls);
    server = KubernetesServer.start(options, clock, eventLog, this::pull);
    images.put("10.0.0.50/hello-world:latest", pulled(ImageBehaviour.exits(0, "Hello!", "Bye.")));
    images.put("nginx:1.27", pulled(ImageBehaviour.serves("ready for start up")));
    images.put("nginx:1.28", pulled(ImageBehaviour.serves("ready for start up")));
    cluster =
        server.add(
            new ClusterSpec(
                "quay",
                version,
                "10.0.0.0/16",
                "10.0.0.10",
                List.of("node-1", "node-2", "node-3"),
                List.of(
                    StorageClass.of("local-path", "rancher.io/local-path").asDefault(),
                    new StorageClass("lazy", "rancher.io/local-path", false, true)),
                TOKEN));
  }

  public static PullResult pulled(ImageBehaviour behaviour) {
    return new PullResult.Pulled(DIGEST, 5_120, Duration.ofMillis(1_203), behaviour);
  }

  /** Waits until a condition is true, at most some minutes. */
  public static void eventually(String what, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It never happened that " + what);
      }
      Thread.sleep(20);
    }
  }

  private PullResult pull(String cluster, String image, List<DockerLogin> logins) {
    presentedLogins.put(image, logins);
    return images.getOrDefault(
        image,
        new PullResult.Failed(
            "rpc error: code = NotFound desc = failed to pull and unpack image \"%s\": not found"
                .formatted(image)));
  }

  @Override
  public void close() {
    server.close();
    clock.close();
  }
}
