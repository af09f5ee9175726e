package dev.lighterman.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsServer;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.value.OperatorMustAct;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which TLS to a cluster fails is said as what it is. */
final class TlsFailureTest {
  @TempDir private Path directory;
  private final TlsServers servers;

  TlsFailureTest() throws Exception {
    servers = new TlsServers();
  }

  @Test
  void aCertificateForAnotherName() throws Exception {
    String said = refused("kubernetes.tls-name", servers.ofAnotherName());
    assertTrue(said.contains("localhost"), said);
  }

  @Test
  void anExpiredCertificate() throws Exception {
    String said = refused("kubernetes.tls-expired", servers.expired());
    assertTrue(said.contains("NotAfter"), said);
  }

  @Test
  void aServerWithoutTls() throws Exception {
    var options = ServerOptions.plain("plain", 0, new ActiveFaults(), new RequestLog());
    try (var plain = SimulatedServer.start(options, _ -> ServerResponse.empty(200))) {
      refused("kubernetes.tls-plain", plain.address().getPort());
    }
  }

  /** What the JDK says of it. */
  private String refused(String key, HttpsServer server) throws Exception {
    try {
      return refused(key, server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  private String refused(String key, int port) throws Exception {
    var settings = new KubernetesSettings(kubeconfig(port));
    try (var clusters = new Clusters(settings, () -> SiteSettings.NOTHING);
        Cluster cluster = clusters.open("store")) {
      var refusal = assertThrows(OperatorMustAct.class, cluster::version);
      assertEquals(key, refusal.why().key());
      assertEquals(key + ".remedy", refusal.remedy().key());
      return String.valueOf(refusal.why().values().get("said"));
    }
  }

  private Path kubeconfig(int port) throws Exception {
    return Files.writeString(
        directory.resolve("kubeconfig"),
        """
        contexts: [{name: store, context: {cluster: store, user: me}}]
        clusters:
          - {name: store, cluster: {server: "https://localhost:%d", certificate-authority-data: %s}}
        users: [{name: me, user: {token: t}}]
        """
            .formatted(port, servers.authorityData()));
  }
}
