package dev.lighterman.kubernetes.connection;

import dev.lighterman.settings.TunnelCommand;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/** Starts the operator's command for one cluster, as it is written and without a shell. */
record TunnelLauncher(ArmId cluster, TunnelCommand command) {
  /** A tunnel whose process has started, and nothing more. */
  Tunnel tunnel() {
    try {
      TunnelDirectory folder = TunnelDirectory.create();
      try {
        return new Tunnel(cluster, folder, started(folder));
      } catch (IOException failed) {
        folder.delete();
        throw failed;
      }
    } catch (IOException failed) {
      throw new OperatorMustAct(
          Sentence.of("kubernetes.tunnel-start", "cluster", cluster.name())
              .with("program", command.words().getFirst()),
          Sentence.of("kubernetes.tunnel-start.remedy")
              .with("program", command.words().getFirst()));
    }
  }

  private Process started(TunnelDirectory folder) throws IOException {
    List<String> words =
        command.filled(
            Map.of(
                "cluster", cluster.name(),
                "group", cluster.resourceGroup(),
                "subscription", cluster.subscription(),
                "kubeconfig", folder.kubeconfig().file().toString(),
                "port", Integer.toString(freePort())));
    var builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(folder.words().toFile());
    // It signs in to Azure as it sees fit; Slack and the database are none of its business.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SLACK_") || name.startsWith("LIGHTERMAN_"));
    Process process = builder.start();
    process.getOutputStream().close();
    folder.mark(process.toHandle());
    return process;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
