package dev.lighterman.azure.arm;

import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS that trusts the JDK's certificate authorities and those of one more file. */
final class TrustedCertificates {
  private TrustedCertificates() {}

  static SSLContext sslContext(Path caFile) {
    try {
      var certificates = new ArrayList<Certificate>(jdkCertificates());
      certificates.addAll(certificates(caFile));
      var context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(keyStore(certificates)).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      var why = Sentence.of("azure.ca-file", "file", caFile.toString()).with("said", e.toString());
      throw new OperatorMustAct(why, Sentence.of("azure.ca-file.remedy"));
    }
  }

  private static List<? extends Certificate> jdkCertificates() throws GeneralSecurityException {
    for (var manager : trustManagers(null).getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return List.of(x509.getAcceptedIssuers());
      }
    }
    return List.of();
  }

  private static List<? extends Certificate> certificates(Path caFile)
      throws GeneralSecurityException, IOException {
    try (var pem = Files.newInputStream(caFile)) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(pem));
    }
  }

  private static KeyStore keyStore(List<Certificate> certificates)
      throws GeneralSecurityException, IOException {
    var keyStore = KeyStore.getInstance("PKCS12");
    keyStore.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      keyStore.setCertificateEntry("ca-" + i, certificates.get(i));
    }
    return keyStore;
  }

  private static TrustManagerFactory trustManagers(@Nullable KeyStore keyStore)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(keyStore);
    return factory;
  }
}
