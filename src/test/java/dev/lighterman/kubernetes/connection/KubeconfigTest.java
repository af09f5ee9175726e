package dev.lighterman.kubernetes.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.value.OperatorMustAct;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** As kubectl writes one that is empty. */
  @Test
  void listsThatAreNullAreEmpty() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("empty"),
            "apiVersion: v1\nkind: Config\nclusters: null\ncontexts: null\nusers: null\n");
    assertEquals(List.of(), Kubeconfig.read(file).contexts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"users: [{name: me}]", "users: null", "users: []"})
  void aUserWithoutContentHasNoCredentials(String users) throws IOException {
    try (KubernetesClient client = Kubeconfig.read(without(users)).client("store")) {
      assertEquals("https://localhost:1/", client.getMasterUrl().toString());
    }
    assertEquals(Credentials.NOTHING, Kubeconfig.read(without(users)).credentials("store"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"clusters: [{name: store}]", "clusters: null", "clusters: []"})
  void aContextWhoseClusterIsNotThereIsForTheOperatorToMend(String clusters) throws IOException {
    Kubeconfig broken = Kubeconfig.read(without(clusters));
    var refused = assertThrows(OperatorMustAct.class, () -> broken.client("store"));
    assertEquals("kubernetes.kubeconfig", refused.why().key());
  }

  /** One in which a list is this. */
  private Path without(String list) throws IOException {
    String name = list.substring(0, list.indexOf(':'));
    return Files.writeString(
        directory.resolve("broken"),
        """
        contexts: [{name: store, context: {cluster: store, user: me}}]
        clusters: [{name: store, cluster: {server: "https://localhost:1"}}]
        users: [{name: me, user: {token: t}}]
        """
            .replaceAll("(?m)^" + name + ": .*", list));
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
