package dev.lighterman.kubernetes.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lighterman.value.Sha256;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.CertUtils;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The TLS contexts of the clients, one for the same certificates and key: only then does a client
 * resume the session of an earlier one, and is the JDK's trust store not read for each anew.
 */
final class TlsContexts {
  private static final int MAXIMUM_SIZE = 1_000;
  private static final Duration UNUSED = Duration.ofHours(1);

  private final Cache<Digests, SSLContext> contexts =
      Caffeine.newBuilder().maximumSize(MAXIMUM_SIZE).expireAfterAccess(UNUSED).build();

  /**
   * The context for the certificates and the key that a configuration has at this moment: their
   * files may be renewed at any time.
   *
   * @throws IOException if one of its files can't be read
   */
  SSLContext of(Config config) throws IOException, GeneralSecurityException {
    Digests digests = Digests.of(config);
    SSLContext known = contexts.getIfPresent(digests);
    if (known != null) {
      return known;
    }
    SSLContext context = SSLUtils.sslContext(config);
    contexts.put(digests, context);
    return context;
  }

  /** What a context is made of, as digests: no key stands where it may be printed. */
  private record Digests(String authority, String certificate, String key, boolean trustsAll) {
    static Digests of(Config config) throws IOException {
      return new Digests(
          digest(config.getCaCertData(), config.getCaCertFile()),
          digest(config.getClientCertData(), config.getClientCertFile()),
          digest(config.getClientKeyData(), config.getClientKeyFile()),
          config.isTrustCerts());
    }

    private static String digest(@Nullable String data, @Nullable String file) throws IOException {
      if (data == null && file == null) {
        return "";
      }
      try (InputStream pem = CertUtils.getInputStreamFromDataOrFile(data, file)) {
        return Sha256.of(new String(pem.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
