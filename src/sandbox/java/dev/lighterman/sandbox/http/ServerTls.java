package dev.lighterman.sandbox.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;

/** The TLS configuration of all servers, and the authority that clients have to trust. */
public final class ServerTls {

  private static final char[] NO_PASSWORD = new char[0];

  private final X509Certificate ca;
  private final SSLContext server;

  private ServerTls(X509Certificate ca, SSLContext server) {
    this.ca = ca;
    this.server = server;
  }

  /** Creates an authority and a certificate for localhost, 127.0.0.1 and this host. */
  public static ServerTls create(String bindHost) {
    try {
      var authority = CertificateAuthority.create();
      var keys = CertificateAuthority.keys();
      var leaf = authority.issue(keys, bindHost);
      var ca = authority.certificate();
      return new ServerTls(ca, serverContext(keys, leaf, ca));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("The sandbox's certificates could not be made", e);
    }
  }

  /** The context with the servers' certificate. */
  SSLContext server() {
    return server;
  }

  /** The authority's certificate as PEM. */
  public String caPem() {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      pem.writeObject(ca);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static SSLContext serverContext(KeyPair keys, X509Certificate leaf, X509Certificate ca)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("JKS");
    store.load(null, null);
    store.setKeyEntry("face", keys.getPrivate(), NO_PASSWORD, new X509Certificate[] {leaf, ca});
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, NO_PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
