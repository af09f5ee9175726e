package dev.lighterman.kubernetes.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.lighterman.kubernetes.TlsServers;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsContextsTest {
  @TempDir private Path directory;
  private final TlsServers servers;

  TlsContextsTest() throws Exception {
    servers = new TlsServers();
  }

  @Test
  void aClientResumesTheTlsSessionOfTheOneBefore() throws Exception {
    Set<Long> handshakes = new ConcurrentSkipListSet<>();
    HttpsServer server = servers.answering(200, "{}");
    server
        .createContext("/version")
        .setHandler(exchange -> {
          try (exchange) {
            handshakes.add(((HttpsExchange) exchange).getSSLSession().getCreationTime());
            exchange.sendResponseHeaders(200, -1);
          }
        });
    try {
      var kubeconfig = Kubeconfig.read(kubeconfig(server.getAddress().getPort()));
      for (int client = 0; client < 3; client++) {
        try (var connected = kubeconfig.client("store")) {
          var _ = connected.raw("/version");
        }
        untilTheClockHasMoved();
      }
      assertEquals(1, handshakes.size(), handshakes::toString);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void certificatesAndKeysThatAreRenewedInTheirFilesAreRead() throws Exception {
    TlsServers.Client first = servers.client();
    Path certificate = directory.resolve("client.crt");
    Path key = directory.resolve("client.key");
    Files.writeString(certificate, first.certificatePem());
    Files.writeString(key, first.keyPem());
    Config config =
        new ConfigBuilder(Config.empty())
            .withClientCertFile(certificate.toString())
            .withClientKeyFile(key.toString())
            .build();
    var contexts = new TlsContexts();
    var before = contexts.of(config);
    assertSame(before, contexts.of(config));

    TlsServers.Client renewed = servers.client();
    Files.writeString(certificate, renewed.certificatePem());
    Files.writeString(key, renewed.keyPem());
    assertNotSame(before, contexts.of(config));
  }

  /** Sessions are told apart by the millisecond in which they began. */
  private static void untilTheClockHasMoved() {
    long before = System.currentTimeMillis();
    while (System.currentTimeMillis() == before) {
      Thread.onSpinWait();
    }
  }

  private Path kubeconfig(int port) throws Exception {
    return Files.writeString(
        directory.resolve("kubeconfig"),
        """
        contexts: [{name: store, context: {cluster: store, user: me}}]
        clusters: [{name: store, cluster: {server: "https://localhost:%d", certificate-authority-data: %s}}]
        users: [{name: me, user: {token: secret}}]
        """
            .formatted(port, servers.authorityData()));
  }
}
