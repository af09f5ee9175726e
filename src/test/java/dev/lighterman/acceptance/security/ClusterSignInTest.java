package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsServer;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.kubernetes.TlsServers;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.setup.SetupCommand;
import dev.lighterman.value.LoggedProblems;
import io.fabric8.kubernetes.client.Config;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A kubeconfig by which the bot can't sign in: the asker reads why, and who mends it. */
@Order(1)
final class ClusterSignInTest {
  private static final String DEPLOY =
      "/registry deploy myarck8scluster --registry myacrregistry repos=hello-world ip=10.0.0.50";

  private static final String ANONYMOUS =
      """
      {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "message":
      "nodes is forbidden: User \\"system:anonymous\\" cannot list resource \\"nodes\\" in API group
      \\"\\" at the cluster scope", "reason": "Forbidden", "code": 403}
      """
          .replace('\n', ' ');

  @TempDir private Path folder;

  @Test
  void withoutCredentialsItIsNoMissingRole() {
    try (Conversation talk = with(text -> text.replaceAll("token: .*", "name: nobody"))) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(
          AMINA,
          "myarck8scluster treats me as anonymous (system:anonymous)",
          "the kubeconfig’s user has no credentials",
          "setup kubeconfig");
      assertEquals(List.of(), talk.changes());
    }
  }

  @Test
  void aClientCertificateOfAnotherAuthorityIsNoMissingRole() throws Exception {
    TlsServers.Client client = new TlsServers().client();
    String foreign =
        "client-certificate-data: %s\n    client-key-data: %s"
            .formatted(client.certificate(), client.key());
    try (Conversation talk = with(text -> text.replaceAll("token: .*", foreign))) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(
          AMINA,
          "myarck8scluster treats me as anonymous (system:anonymous)",
          "my client certificate is of a CA that it does not know",
          "Have my client certificate signed by the CA of myarck8scluster");
    }
  }

  @Test
  void anExecProgramWhoseCertificateIsOfAnotherAuthorityIsNoMissingRole() throws Exception {
    TlsServers.Client client = new TlsServers().client();
    var status =
        new ObjectMapper()
            .createObjectNode()
            .put("clientCertificateData", client.certificatePem())
            .put("clientKeyData", client.keyPem());
    Path credential =
        Files.writeString(folder.resolve("credential"), "{\"status\":" + status + "}");
    String exec = exec("exec cat " + credential);
    try (Conversation talk = with(text -> text.replaceAll("token: .*", exec))) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(
          AMINA,
          "myarck8scluster treats me as anonymous (system:anonymous)",
          "what the kubeconfig’s exec program gives does not arrive there",
          "Run the exec program yourself and see which credentials it prints");
    }
  }

  /** As behind a proxy that takes the header away. */
  @Test
  void aTokenOfAFileThatDoesNotGetThereIsNoMissingRole() throws Exception {
    Path file = Files.writeString(folder.resolve("rotating"), "a-token");
    var servers = new TlsServers();
    HttpsServer server = servers.answering(403, ANONYMOUS);
    UnaryOperator<String> moved = movedTo(servers, server.getAddress().getPort());
    try (Conversation talk =
        with(text -> moved.apply(text).replaceAll("token: .*", "tokenFile: " + file))) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(
          AMINA,
          "myarck8scluster treats me as anonymous (system:anonymous)",
          "the token of the kubeconfig’s tokenFile does not arrive there",
          "removes the Authorization header");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aPortThatSpeaksNoTlsIsNamed() throws Exception {
    var options = ServerOptions.plain("plain", 0, new ActiveFaults(), new RequestLog());
    try (var plain = SimulatedServer.start(options, _ -> ServerResponse.empty(200));
        Conversation talk = with(movedTo(new TlsServers(), plain.address().getPort()));
        var logged = new LoggedProblems()) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(
          AMINA,
          "myarck8scluster does not speak TLS at its address in the kubeconfig",
          "Write the address at which the API server of myarck8scluster speaks TLS");
      assertNotEquals(List.of(), logged.with("kubernetes.tls-plain", "SSL message"));
    }
  }

  @Test
  void aCertificateThatCannotBeReadIsNoFaultOfTheBot() {
    String broken = "client-certificate-data: bm9uc2Vuc2U=\n    client-key-data: bm9uc2Vuc2U=";
    try (Conversation talk = with(text -> text.replaceAll("token: .*", broken))) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(AMINA, "can’t use the certificates or keys of myarck8scluster");
    }
  }

  @Test
  void aTokenFileIsRead() throws IOException {
    Path file = folder.resolve("rotating");
    var tokens = new ArrayList<String>();
    UnaryOperator<String> byFile =
        text ->
            Pattern.compile("token: (.*)")
                .matcher(text)
                .replaceAll(found -> {
                  tokens.add(found.group(1));
                  return "tokenFile: " + file;
                });
    try (Conversation talk = with(byFile)) {
      Files.writeString(file, tokens.getFirst().replace("\"", ""));
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(AMINA, "R1", "needs approval");
      Files.writeString(file, "");
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos");
      talk.sees(AMINA, "has its token in " + file, "I can’t read");
    }
  }

  @Test
  void theKubeconfigThatSetupPrintsSignsIn() {
    try (Conversation talk = with(this::printed)) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(AMINA, "R1", "needs approval");
    }
  }

  /** What {@code setup kubeconfig} prints, with the files that its other lines make beside it. */
  private String printed(String kubeconfig) {
    try {
      Path file = Files.writeString(folder.resolve("known"), kubeconfig);
      Config known = Config.fromKubeconfig("myarck8scluster", file.toFile());
      String server = known.getMasterUrl();
      var out = new ByteArrayOutputStream();
      var print = new PrintStream(out, true, StandardCharsets.UTF_8);
      new SetupCommand(Map.of(), print, print)
          .run(List.of("kubeconfig", "--server", server, "--context", "myarck8scluster"));
      byte[] authority = Base64.getDecoder().decode(known.getCaCertData());
      Files.write(folder.resolve("myarck8scluster.crt"), authority);
      Files.writeString(folder.resolve("myarck8scluster.token"), known.getAutoOAuthToken() + "\n");
      String lines = out.toString(StandardCharsets.UTF_8);
      return lines.substring(lines.indexOf("apiVersion:"), lines.indexOf("\nEOF"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          echo 'no such tenant' >&2; exit 3 | ended with exit code 3: no such tenant
          exec sleep 600                    | did not end within 20 s
          """)
  void anExecProgramThatGivesNoCredentialsIsNamed(String script, String said) throws IOException {
    Path program = folder.resolve("plugin");
    String exec = exec(script);
    try (Conversation talk = with(text -> text.replaceAll("token: .*", exec))) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(AMINA, program + ", by which", said, "Run " + program + " yourself");
    }
  }

  @Test
  void aForeignAuthorityIsNamed() throws Exception {
    String other = "certificate-authority-data: " + new TlsServers().authorityData();
    try (Conversation talk =
            with(text -> text.replaceAll("certificate-authority-data: .*", other));
        var logged = new LoggedProblems()) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(AMINA, "certificate of myarck8scluster is of a CA that I don’t know");
      assertNotEquals(
          List.of(), logged.with("R1", "kubernetes.tls-unknown-ca", "myarck8scluster", "cause"));
    }
  }

  @Test
  void aCertificateThatIsNotForTheClusterOrHasExpiredIsNamed() throws Exception {
    var servers = new TlsServers();
    answers(servers, servers.ofAnotherName(), "is not for the name in its address", "tls-name");
    answers(servers, servers.expired(), "has expired, or is not valid yet", "tls-expired");
  }

  /** What is said and logged where another server answers for all clusters. */
  private void answers(TlsServers servers, HttpsServer server, String said, String key)
      throws Exception {
    try (Conversation talk = with(movedTo(servers, server.getAddress().getPort()));
        var logged = new LoggedProblems()) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(AMINA, "The certificate of myarck8scluster", said);
      assertNotEquals(List.of(), logged.with("R1", "kubernetes." + key, "myarck8scluster"));
    } finally {
      server.stop(0);
    }
  }

  /** All clusters at another port of this machine. */
  private static UnaryOperator<String> movedTo(TlsServers servers, int port) throws Exception {
    String authority = "certificate-authority-data: " + servers.authorityData();
    return text ->
        text.replaceAll("certificate-authority-data: .*", authority)
            .replaceAll("server: .*", "server: https://localhost:" + port);
  }

  /** A program of a kubeconfig's user, whose script is this. */
  private String exec(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + script + "\n");
    assertTrue(program.toFile().setExecutable(true));
    return "exec: {apiVersion: client.authentication.k8s.io/v1, command: %s}".formatted(program);
  }

  @Test
  void plainHttpAtAPortForTlsIsNamed() {
    try (Conversation talk =
            with(text -> text.replaceAll("server: (\"?)https://", "server: $1http://"));
        var logged = new LoggedProblems()) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(AMINA, "myarck8scluster speaks TLS", "begins with http://");
      assertNotEquals(List.of(), logged.with("R1", "kubernetes.tls-expected", "myarck8scluster"));
    }
  }

  @Test
  void theAskerHearsWhichClusterPlanningWaitsFor() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("500", "face", "kubernetes");
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      JsonNode waits = talk.sees(AMINA, "R1 is not planned yet", "myarck8scluster does not answer");
      assertEquals(AMINA, waits.path("ephemeral_to").asText());
      talk.clearsFaults();
      talk.sees(AMINA, "R1", "needs approval");
    }
  }

  /** With a bot whose kubeconfig is another. */
  private Conversation with(UnaryOperator<String> change) {
    return Conversation.begin(told -> {
      told.put("KUBECONFIG", changed(told, change).toString());
      return told;
    });
  }

  private Path changed(Map<String, String> told, UnaryOperator<String> change) {
    try {
      String text = Files.readString(Path.of(told.get("KUBECONFIG")));
      return Files.writeString(folder.resolve("kubeconfig"), change.apply(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
