package dev.lighterman.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.value.OperatorMustAct;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which TLS to a cluster fails is said as what it is. */
final class TlsFailureTest {
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir private Path directory;
  private final KeyPair authority;

  TlsFailureTest() throws Exception {
    authority = keys();
  }

  @Test
  void aCertificateForAnotherName() throws Exception {
    String said = refused("kubernetes.tls-name", tls("elsewhere.example", YEAR));
    assertTrue(said.contains("localhost"), said);
  }

  @Test
  void anExpiredCertificate() throws Exception {
    String said = refused("kubernetes.tls-expired", tls("localhost", Duration.ofDays(-1)));
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
    server.start();
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
    String ca = Base64.getEncoder().encodeToString(pem(certificate("localhost", authority, YEAR)));
    return Files.writeString(
        directory.resolve("kubeconfig"),
        """
        contexts: [{name: store, context: {cluster: store, user: me}}]
        clusters:
          - {name: store, cluster: {server: "https://localhost:%d", certificate-authority-data: %s}}
        users: [{name: me, user: {token: t}}]
        """
            .formatted(port, ca));
  }

  private HttpsServer tls(String name, Duration validFor) throws Exception {
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
    String body = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static KeyPair keys() throws Exception {
    return KeyPairGenerator.getInstance("EC").generateKeyPair();
  }
}
