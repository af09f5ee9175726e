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

/** Starts the configured tunnel command for one cluster, without a shell. */
record TunnelLauncher(ArmId cluster, TunnelCommand command) {
  /** Starts the process; the tunnel may not be usable yet. */
  Tunnel launch() {
    try {
      TunnelDirectory directory = TunnelDirectory.create();
      try {
        return new Tunnel(cluster, directory, startProcess(directory));
      } catch (IOException failed) {
        directory.delete();
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

  private Process startProcess(TunnelDirectory directory) throws IOException {
    List<String> arguments =
        command.filled(
            Map.of(
                "cluster", cluster.name(),
                "group", cluster.resourceGroup(),
                "subscription", cluster.subscription(),
                "kubeconfig", directory.kubeconfig().toString(),
                "port", Integer.toString(freePort())));
    var builder =
        new ProcessBuilder(arguments)
            .redirectErrorStream(true)
            .redirectOutput(directory.output().toFile());
    // The command may need variables to sign in to Azure, but none of Slack and the database.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SLACK_") || name.startsWith("LIGHTERMAN_"));
    Process process = builder.start();
    process.getOutputStream().close();
    directory.addProcess(process.toHandle());
    return process;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
