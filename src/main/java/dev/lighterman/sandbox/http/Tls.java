package dev.lighterman.sandbox.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;

/** The TLS of all faces: what they present, and what a client needs to trust them. */
public final class Tls {

  private static final char[] NO_PASSWORD = new char[0];

  private final X509Certificate ca;
  private final SSLContext server;
  private final SSLContext client;

  private Tls(X509Certificate ca, SSLContext server, SSLContext client) {
    this.ca = ca;
    this.server = server;
    this.client = client;
  }

  /** Makes a new authority and a certificate for localhost, 127.0.0.1 and this host. */
  public static Tls create(String bindHost) {
    try {
      var authority = Authority.create();
      var keys = Authority.keys();
      var leaf = authority.certify(keys, bindHost);
      var ca = authority.certificate();
      return new Tls(ca, serverContext(keys, leaf, ca), clientContext(ca));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("The sandbox's certificates could not be made", e);
    }
  }

  /** The same for loopback alone. */
  public static Tls create() {
    return create("127.0.0.1");
  }

  /** What the faces present. */
  public SSLContext server() {
    return server;
  }

  /** What a client needs that trusts this authority and no other. */
  public SSLContext client() {
    return client;
  }

  /** The authority's certificate, PEM. */
  public String caPem() {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      pem.writeObject(ca);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes the authority's certificate to a file, PEM, and answers the file. */
  public Path writeCa(Path file) {
    try {
      return Files.writeString(file, caPem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SSLContext serverContext(KeyPair keys, X509Certificate leaf, X509Certificate ca)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("face", keys.getPrivate(), NO_PASSWORD, new X509Certificate[] {leaf, ca});
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, NO_PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext clientContext(X509Certificate ca)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", ca);
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
