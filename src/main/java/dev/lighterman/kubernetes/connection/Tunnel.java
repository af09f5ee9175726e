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

/** One tunnel, from the start of its process to the last trace of it. */
public final class Tunnel implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final ArmId cluster;
  private final TunnelDirectory folder;
  private final Process process;
  private final ProcessTree tree;

  Tunnel(ArmId cluster, TunnelDirectory folder, Process process) {
    this.cluster = cluster;
    this.folder = folder;
    this.process = process;
    this.tree = new ProcessTree(process.toHandle());
  }

  /** Opens one; answers once the cluster's API server is reached through it. */
  static Tunnel open(ArmId cluster, TunnelCommand command, Duration patience) {
    var start = new TunnelLauncher(cluster, command);
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      return opened(start, deadline);
    } catch (OperatorMustAct _) {
      // Somebody may have taken the port between its choice and its use: another may do.
      return opened(start, deadline);
    }
  }

  private static Tunnel opened(TunnelLauncher start, long deadline) {
    Tunnel tunnel = start.tunnel();
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
      if (endedMeanwhile()) {
        throw ended();
      }
      if (System.nanoTime() - deadline > 0) {
        throw later("kubernetes.tunnel-slow");
      }
    }
    tree.look();
  }

  private boolean endedMeanwhile() {
    tree.look();
    try {
      return process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw later("kubernetes.tunnel-opening");
    }
  }

  /** Whether an API server answers, be it with a no. */
  private boolean isReachable() {
    if (!Files.exists(folder.kubeconfig().file())) {
      return false;
    }
    try (KubernetesClient client = client()) {
      client.getKubernetesVersion();
      return true;
    } catch (KubernetesClientException answer) {
      return answer.getCode() == 401 || answer.getCode() == 403;
    } catch (OperatorMustAct _) {
      return false; // It is being written.
    }
  }

  /** A client by the kubeconfig that its process wrote. */
  public KubernetesClient client() {
    return folder.kubeconfig().client(null);
  }

  boolean isOpen() {
    return process.isAlive();
  }

  private TryLater later(String key) {
    return new TryLater(
        Sentence.of(key, "cluster", cluster.name())
            .with("said", RedactedOutputTail.in(folder.words())),
        Duration.ZERO);
  }

  private OperatorMustAct ended() {
    return new OperatorMustAct(
        Sentence.of("kubernetes.tunnel-ended", "cluster", cluster.name())
            .with("code", process.exitValue())
            .with("said", RedactedOutputTail.in(folder.words())),
        Sentence.of("kubernetes.tunnel-ended.remedy", "cluster", cluster.name()));
  }

  /** Ends its processes and deletes its files; twice is fine. */
  @Override
  public void close() {
    tree.end();
    folder.delete();
  }
}
