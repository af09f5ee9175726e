package dev.lighterman.kubernetes.connection;

import io.fabric8.kubernetes.api.model.AuthInfo;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By what a user of a kubeconfig signs in. */
public enum Credentials {
  NOTHING,
  TOKEN,
  /** A file with a token, which somebody renews. */
  TOKENFILE,
  /** A program that prints a token or a client certificate. */
  EXEC,
  CERTIFICATE,
  /** User name and password, which API servers no longer accept. */
  PASSWORD;

  static Credentials of(AuthInfo user) {
    if (user.getExec() != null) {
      return EXEC;
    }
    if (isGiven(user.getTokenFile())) {
      return TOKENFILE;
    }
    if (isGiven(user.getToken()) || user.getAuthProvider() != null) {
      return TOKEN;
    }
    if (isGiven(user.getClientCertificateData()) || isGiven(user.getClientCertificate())) {
      return CERTIFICATE;
    }
    return isGiven(user.getUsername()) ? PASSWORD : NOTHING;
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  /** In lower case, as messages choose their words by it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
