package dev.lighterman.kubernetes.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.value.OperatorMustAct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubeconfigTest {
  @TempDir private Path directory;

  @Test
  void anExecProgramThatWaitsForAPersonIsEndedInTime() throws Exception {
    Path program =
        Files.writeString(
            directory.resolve("plugin"),
            "#!/bin/sh\necho $$ > pid\necho 'open the page' >&2\nsleep 600\n"
                .replace("pid", directory.resolve("pid").toString()));
    assertTrue(program.toFile().setExecutable(true));
    var kubeconfig = Kubeconfig.read(kubeconfig(), Duration.ofMillis(700));
    var refused = assertThrows(OperatorMustAct.class, () -> kubeconfig.client("store"));
    assertEquals("kubernetes.exec-slow", refused.why().key());
    assertEquals("open the page", refused.why().values().get("said"));
    long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
    assertTrue(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty(), "it still runs");
  }

  private Path kubeconfig() throws IOException {
    return Files.writeString(
        directory.resolve("kubeconfig"),
        """
        contexts: [{name: store, context: {cluster: store, user: me}}]
        clusters: [{name: store, cluster: {server: "https://localhost:1"}}]
        users:
          - name: me
            user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin}}
        """);
  }
}
