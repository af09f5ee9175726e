package dev.lighterman.sandbox.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of the sandbox's own, and the certificate of all its faces. */
public final class Tls {

  private static final X500Name CA_NAME = new X500Name("CN=Lighterman sandbox CA");
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
      var caKeys = keys();
      var caCert = sign(caBuilder(caKeys), caKeys);
      var keys = keys();
      var leaf = sign(leafBuilder(keys, caCert, bindHost), caKeys);
      return new Tls(caCert, serverContext(keys, leaf, caCert), clientContext(caCert));
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

  private static KeyPair keys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509v3CertificateBuilder caBuilder(KeyPair keys)
      throws GeneralSecurityException, CertIOException {
    return builder(CA_NAME, keys)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
        .addExtension(
            Extension.subjectKeyIdentifier,
            false,
            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()))
        .addExtension(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  private static X509v3CertificateBuilder leafBuilder(
      KeyPair keys, X509Certificate ca, String bindHost)
      throws GeneralSecurityException, CertIOException {
    return builder(new X500Name("CN=localhost"), keys)
        .addExtension(Extension.subjectAlternativeName, false, names(bindHost))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .addExtension(
            Extension.authorityKeyIdentifier,
            false,
            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(ca));
  }

  private static X509v3CertificateBuilder builder(X500Name subject, KeyPair keys) {
    var now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        CA_NAME,
        new BigInteger(120, new SecureRandom()),
        Date.from(now.minus(Duration.ofDays(1))),
        Date.from(now.plus(Duration.ofDays(365))),
        subject,
        keys.getPublic());
  }

  private static GeneralNames names(String bindHost) {
    var isAddress = bindHost.matches("[0-9.]+|.*:.*");
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
          new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, bindHost)
        });
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair by)
      throws GeneralSecurityException, OperatorCreationException {
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
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
