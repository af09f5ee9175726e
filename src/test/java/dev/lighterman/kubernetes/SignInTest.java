package dev.lighterman.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.value.OperatorMustAct;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the bot from signing in to a cluster, as the kubeconfig's user is written. */
final class SignInTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir private Path directory;
  private KubernetesFixture fixture;

  @BeforeEach
  void start() throws IOException {
    fixture = new KubernetesFixture(directory);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void withoutCredentialsTheBotIsAnonymousWhichIsNoMissingPermission() throws IOException {
    user("{}");
    assertEquals(
        Map.of("context", "old", "credentials", "nothing"), refused("kubernetes.anonymous"));
  }

  @Test
  void aUserNameWithPasswordIsNoLongerAccepted() throws IOException {
    user("{username: me, password: secret}");
    assertEquals(
        Map.of("context", "old", "credentials", "password"), refused("kubernetes.anonymous"));
  }

  @Test
  void aTokenFileIsReadForEachRequest() throws IOException {
    Path file = Files.writeString(directory.resolve("rotating"), "token-old\n");
    user("{tokenFile: rotating}");
    try (Cluster cluster = fixture.open("old")) {
      assertEquals(2, cluster.nodeNames().size());
      Files.writeString(file, "expired");
      assertEquals(
          "kubernetes.sign-in",
          assertThrows(OperatorMustAct.class, cluster::nodeNames).why().key());
      Files.writeString(file, "token-old");
      assertEquals(2, cluster.nodeNames().size());
      Files.writeString(file, "");
      assertEquals(
          "kubernetes.token-file",
          assertThrows(OperatorMustAct.class, cluster::nodeNames).why().key());
    }
  }

  @Test
  void anEmptyTokenFileIsNamed() throws IOException {
    Files.writeString(directory.resolve("rotating"), "\n");
    user("{tokenFile: rotating}");
    assertEquals(
        Map.of("file", directory.resolve("rotating").toString(), "user", "old"),
        refused("kubernetes.token-file"));
  }

  @Test
  void anExecProgramGivesTheToken() throws IOException {
    exec("echo \"{\\\"status\\\":{\\\"token\\\":\\\"$GIVEN\\\"}}\"");
    try (Cluster cluster = fixture.open("old")) {
      assertEquals(2, cluster.nodeNames().size());
    }
  }

  @Test
  void whatAnExecProgramComplainsAboutIsQuotedWithoutSecrets() throws IOException {
    exec("echo 'AADSTS7000215: bad secret: hunter2' >&2; exit 3");
    Map<String, Object> said = refused("kubernetes.exec-failed");
    assertEquals("AADSTS7000215: bad secret: <…>", said.get("said"));
    assertEquals(3, said.get("code"));
    exec("echo 'To sign in, open the page' >&2");
    assertEquals("To sign in, open the page", refused("kubernetes.exec-nothing").get("said"));
    user("{exec: {apiVersion: client.authentication.k8s.io/v1, command: no-such-program}}");
    assertEquals(
        Map.of("program", "no-such-program", "user", "old"), refused("kubernetes.exec-start"));
  }

  @Test
  void aClientCertificateThatCannotBeReadIsForTheOperatorToMend() throws IOException {
    user("{client-certificate-data: bm9uc2Vuc2U=, client-key-data: bm9uc2Vuc2U=}");
    assertEquals("old", refused("kubernetes.broken-credentials").get("user"));
    cluster(old -> {
      old.remove("certificate-authority-data");
      old.put("certificate-authority", "gone.pem");
    });
    user("{token: token-old}");
    refused("kubernetes.broken-credentials");
  }

  @Test
  void aCertificateOfAnotherAuthorityIsSaidToBeOne() throws IOException {
    byte[] pem = TrustingClients.loopback().caPem().getBytes(StandardCharsets.UTF_8);
    String other = Base64.getEncoder().encodeToString(pem);
    cluster(old -> old.put("certificate-authority-data", other));
    assertEquals("old", refused("kubernetes.tls-unknown-ca").get("context"));
  }

  @Test
  void plainHttpToAPortForTlsIsSaidToBeThat() throws IOException {
    cluster(old -> old.put("server", old.path("server").asText().replace("https://", "http://")));
    refused("kubernetes.tls-expected");
  }

  /** How opening the cluster, or the first request, is refused. */
  private Map<String, Object> refused(String key) {
    var refusal =
        assertThrows(
            OperatorMustAct.class,
            () -> {
              try (Cluster cluster = fixture.open("old")) {
                cluster.nodeNames();
              }
            });
    assertEquals(key, refusal.why().key(), refusal.why()::toString);
    return refusal.why().values();
  }

  private void exec(String script) throws IOException {
    Path program = Files.writeString(directory.resolve("plugin"), "#!/bin/sh\n" + script + "\n");
    program.toFile().setExecutable(true);
    user(
        """
        exec:
          apiVersion: client.authentication.k8s.io/v1
          command: ./plugin
          env: [{name: GIVEN, value: token-old}]
        """);
  }

  /** Writes what the user of the cluster signs in with, as YAML. */
  private void user(String credentials) throws IOException {
    JsonNode user = YAML.readTree(credentials);
    edit("users", entry -> entry.set("user", user));
  }

  private void cluster(Consumer<ObjectNode> change) throws IOException {
    edit("clusters", entry -> change.accept((ObjectNode) entry.path("cluster")));
  }

  private void edit(String list, Consumer<ObjectNode> change) throws IOException {
    File kubeconfig = directory.resolve("kubeconfig").toFile();
    JsonNode config = YAML.readTree(kubeconfig);
    for (JsonNode entry : config.path(list)) {
      if (entry.path("name").asText().equals("old")) {
        change.accept((ObjectNode) entry);
      }
    }
    YAML.writeValue(kubeconfig, config);
  }
}
