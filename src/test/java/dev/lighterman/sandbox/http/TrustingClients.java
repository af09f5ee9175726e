package dev.lighterman.sandbox.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS contexts of clients that trust the sandbox's certificate authority. */
public final class TrustingClients {
  private TrustingClients() {}

  /** The TLS configuration of servers on loopback. */
  public static ServerTls loopback() {
    return ServerTls.create("127.0.0.1");
  }

  /** A client's TLS context that trusts only this authority. */
  public static SSLContext only(ServerTls tls) {
    return only(tls.caPem());
  }

  /** A client's TLS context that trusts only the authority in a PEM file. */
  public static SSLContext only(Path caFile) {
    try {
      return only(Files.readString(caFile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SSLContext only(String caPem) {
    try {
      var pem = new ByteArrayInputStream(caPem.getBytes(StandardCharsets.UTF_8));
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the authority's certificate to {@code ca.pem}. */
  public static Path file(ServerTls tls, Path directory) {
    try {
      return Files.writeString(directory.resolve("ca.pem"), tls.caPem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
