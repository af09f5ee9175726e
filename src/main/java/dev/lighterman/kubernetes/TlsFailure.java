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

/** Why no connection by TLS comes about, where that does not change by itself. */
record TlsFailure(String context) {

  /** Empty for all other failures, and for handshakes that broke off. */
  Optional<OperatorMustAct> of(KubernetesClientException failure) {
    if (isRefusalOfPlainHttp(failure)) {
      return Optional.of(
          new OperatorMustAct(
              Sentence.of("kubernetes.tls-expected", "context", context),
              Sentence.of("kubernetes.tls-expected.remedy", "context", context)));
    }
    return causes(failure).flatMap(cause -> of(cause).stream()).reduce((_, deepest) -> deepest);
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

  private Optional<OperatorMustAct> of(Throwable cause) {
    String said = String.valueOf(cause.getMessage());
    return switch (cause) {
      case CertificateExpiredException _, CertificateNotYetValidException _ ->
          Optional.of(expired(said));
      case CertPathBuilderException _ -> Optional.of(unknownAuthority(said));
      // All authorities that kubeadm makes have one name, so that only the signature differs.
      case CertPathValidatorException path when path.getReason() == BasicReason.INVALID_SIGNATURE ->
          Optional.of(unknownAuthority(said));
      case CertificateException _ when said.startsWith("No ") ->
          Optional.of(
              new OperatorMustAct(
                  Sentence.of("kubernetes.tls-name", "context", context).with("said", said),
                  Sentence.of("kubernetes.tls-name.remedy", "context", context)));
      // Unrecognized, or Unsupported or unrecognized: by the version of the JDK.
      case SSLException _ when said.contains("ecognized SSL message") ->
          Optional.of(
              new OperatorMustAct(
                  Sentence.of("kubernetes.tls-plain", "context", context),
                  Sentence.of("kubernetes.tls-plain.remedy", "context", context)));
      default -> Optional.empty();
    };
  }

  private OperatorMustAct expired(String said) {
    return new OperatorMustAct(
        Sentence.of("kubernetes.tls-expired", "context", context).with("said", said),
        Sentence.of("kubernetes.tls-expired.remedy", "context", context));
  }

  private OperatorMustAct unknownAuthority(String said) {
    return new OperatorMustAct(
        Sentence.of("kubernetes.tls-unknown-ca", "context", context).with("said", said),
        Sentence.of("kubernetes.tls-unknown-ca.remedy", "context", context));
  }
}
