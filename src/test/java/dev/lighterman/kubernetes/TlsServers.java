package dev.lighterman.kubernetes;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority, and servers with certificates of it that are in order or not. */
public final class TlsServers {
  private static final Duration YEAR = Duration.ofDays(365);

  private final KeyPair authority;

  public TlsServers() throws Exception {
    authority = keys();
  }

  /** The authority's certificate, as kubeconfigs have it. */
  public String authorityData() throws Exception {
    return Base64.getEncoder().encodeToString(pem(certificate("localhost", authority, YEAR)));
  }

  /**
   * A certificate with its key for a client, base64-encoded as kubeconfigs have them.
   *
   * @param certificate in PEM
   * @param key in PEM
   */
  public record Client(String certificate, String key) {
    public String certificatePem() {
      return new String(Base64.getDecoder().decode(certificate), StandardCharsets.US_ASCII);
    }

    public String keyPem() {
      return new String(Base64.getDecoder().decode(key), StandardCharsets.US_ASCII);
    }
  }

  public Client client() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048); // The longer ones take seconds.
    KeyPair keys = generator.generateKeyPair();
    return new Client(
        Base64.getEncoder().encodeToString(pem(certificate("lighterman", keys, YEAR))),
        Base64.getEncoder().encodeToString(pem("PRIVATE KEY", keys.getPrivate().getEncoded())));
  }

  /** A server that answers every request so. */
  public HttpsServer answering(int status, String body) throws Exception {
    HttpsServer server = start("localhost", YEAR);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    return server;
  }

  /** A server for another name. */
  public HttpsServer ofAnotherName() throws Exception {
    return start("elsewhere.example", YEAR);
  }

  public HttpsServer expired() throws Exception {
    return start("localhost", Duration.ofDays(-1));
  }

  private HttpsServer start(String name, Duration validFor) throws Exception {
    KeyPair keys = keys();
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate[] chain = {certificate(name, keys, validFor)};
    store.setKeyEntry("key", keys.getPrivate(), new char[0], chain);
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, new char[0]);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.start();
    return server;
  }

  private X509Certificate certificate(String name, KeyPair keys, Duration validFor)
      throws Exception {
    boolean isAuthority = keys == authority;
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name("CN=ca"),
            BigInteger.valueOf(isAuthority ? 1 : 2),
            Date.from(Instant.now().minus(Duration.ofDays(10))),
            Date.from(Instant.now().plus(validFor)),
            new X500Name(isAuthority ? "CN=ca" : "CN=" + name),
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static byte[] pem(X509Certificate certificate) throws Exception {
    return pem("CERTIFICATE", certificate.getEncoded());
  }

  private static byte[] pem(String what, byte[] encoded) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return ("-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static KeyPair keys() throws Exception {
    return KeyPairGenerator.getInstance("EC").generateKeyPair();
  }
}
