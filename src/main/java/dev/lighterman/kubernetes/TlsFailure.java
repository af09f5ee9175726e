package dev.lighterman.kubernetes;

import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why no connection by TLS comes about, which does not change by itself.
 *
 * @param key of the sentence
 * @param said by the JDK
 */
record TlsFailure(String key, String said) {

  /** Empty for all other failures, and for handshakes that broke off. */
  static Optional<TlsFailure> of(KubernetesClientException failure) {
    if (isRefusalOfPlainHttp(failure)) {
      return Optional.of(new TlsFailure("kubernetes.tls-expected", ""));
    }
    return causes(failure).flatMap(cause -> kind(cause).stream()).reduce((_, deepest) -> deepest);
  }

  /** A 400 that is no answer of the API, to a request by plain HTTP. */
  private static boolean isRefusalOfPlainHttp(KubernetesClientException failure) {
    return failure.getCode() == 400
        && failure.getStatus() != null
        && failure.getStatus().getReason() == null
        && String.valueOf(failure.getMessage()).contains(" at: http://");
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private static Optional<TlsFailure> kind(Throwable cause) {
    String said = String.valueOf(cause.getMessage());
    return switch (cause) {
      case CertificateExpiredException _, CertificateNotYetValidException _ ->
          Optional.of(new TlsFailure("kubernetes.tls-expired", said));
      case CertPathBuilderException _ ->
          Optional.of(new TlsFailure("kubernetes.tls-unknown-ca", said));
      // All authorities that kubeadm makes have one name, so that only the signature differs.
      case CertPathValidatorException path when path.getReason() == BasicReason.INVALID_SIGNATURE ->
          Optional.of(new TlsFailure("kubernetes.tls-unknown-ca", said));
      case CertificateException _ when said.startsWith("No ") ->
          Optional.of(new TlsFailure("kubernetes.tls-name", said));
      // Unrecognized, or Unsupported or unrecognized: by the version of the JDK.
      case SSLException _ when said.contains("ecognized SSL message") ->
          Optional.of(new TlsFailure("kubernetes.tls-plain", said));
      default -> Optional.empty();
    };
  }

  OperatorMustAct error(String context) {
    return new OperatorMustAct(
        Sentence.of(key, "context", context).with("said", said),
        Sentence.of(key + ".remedy", "context", context));
  }
}
