package dev.lighterman.kubernetes.connection;

import dev.lighterman.settings.TunnelCommand;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A tunnel: a running process of the configured command, with its directory. */
public final class Tunnel implements AutoCloseable {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

  private final ArmId cluster;
  private final TunnelDirectory directory;
  private final Process process;
  private final ProcessTree processTree;

  Tunnel(ArmId cluster, TunnelDirectory directory, Process process) {
    this.cluster = cluster;
    this.directory = directory;
    this.process = process;
    this.processTree = new ProcessTree(process.toHandle());
  }

  /** Opens a tunnel and waits until the cluster's API server is reachable through it. */
  static Tunnel open(ArmId cluster, TunnelCommand command, Duration timeout) {
    var launcher = new TunnelLauncher(cluster, command);
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      return openOnce(launcher, deadline);
    } catch (OperatorMustAct _) {
      // Another process may have taken the free port in the meantime: try once more.
      return openOnce(launcher, deadline);
    }
  }

  private static Tunnel openOnce(TunnelLauncher launcher, long deadline) {
    Tunnel tunnel = launcher.launch();
    try {
      tunnel.await(deadline);
      return tunnel;
    } catch (RuntimeException | Error failed) {
      tunnel.close();
      throw failed;
    }
  }

  private void await(long deadline) {
    while (!isReachable()) {
      if (exitedWithinPollInterval()) {
        throw exited();
      }
      if (System.nanoTime() - deadline > 0) {
        throw tryLater(
            Sentence.of("kubernetes.tunnel-slow", "cluster", cluster.name())
                .with("said", RedactedOutputTail.of(directory.output())));
      }
    }
    processTree.scan();
  }

  private boolean exitedWithinPollInterval() {
    processTree.scan();
    try {
      return process.waitFor(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw tryLater(Sentence.of("kubernetes.tunnel-opening", "cluster", cluster.name()));
    }
  }

  /** Whether the API server answers; 401 and 403 are answers too. */
  private boolean isReachable() {
    if (!Files.exists(directory.kubeconfig())) {
      return false;
    }
    try (KubernetesClient client = client()) {
      client.getKubernetesVersion();
      return true;
    } catch (KubernetesClientException e) {
      return e.getCode() == 401 || e.getCode() == 403;
    } catch (OperatorMustAct _) {
      return false; // The kubeconfig is being written.
    }
  }

  /** A client with the kubeconfig that the process wrote. */
  public KubernetesClient client() {
    return Kubeconfig.read(directory.kubeconfig()).client(null);
  }

  /** By what that client signs in. */
  public Credentials credentials() {
    return Kubeconfig.read(directory.kubeconfig()).credentials(null);
  }

  boolean isOpen() {
    return process.isAlive();
  }

  private static TryLater tryLater(Sentence why) {
    return new TryLater(why, Duration.ZERO);
  }

  private OperatorMustAct exited() {
    return new OperatorMustAct(
        Sentence.of("kubernetes.tunnel-ended", "cluster", cluster.name())
            .with("code", process.exitValue())
            .with("said", RedactedOutputTail.of(directory.output())),
        Sentence.of("kubernetes.tunnel-ended.remedy", "cluster", cluster.name()));
  }

  /** Terminates its processes and deletes its directory; idempotent. */
  @Override
  public void close() {
    processTree.terminate();
    directory.delete();
  }
}
