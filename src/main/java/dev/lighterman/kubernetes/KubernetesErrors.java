package dev.lighterman.kubernetes;

import dev.lighterman.kubernetes.connection.Credentials;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Turns the errors of an API server into {@link TryLater} where the same request may succeed later,
 * and into {@link OperatorMustAct} where an operator has to change something first.
 *
 * @param context the name of the cluster in error messages
 * @param credentials by which the connection signs in
 */
record KubernetesErrors(String context, Credentials credentials) {
  private static final Pattern FORBIDDEN =
      Pattern.compile("cannot (?<verb>\\S+) resource \"(?<resource>[^\"]+)\"");
  private static final String ANONYMOUS = "User \"system:anonymous\"";

  /** Sends a request and translates its errors. */
  <T> T translating(Supplier<T> request) {
    try {
      return request.get();
    } catch (KubernetesClientException e) {
      throw withCause(translated(e), e);
    } catch (DateTimeException | IllegalArgumentException | NullPointerException e) {
      // Something else than an API server answers, or a field lacks that each of its answers has.
      throw withCause(unreadable(e), e);
    }
  }

  /** For the log. */
  private static RuntimeException withCause(RuntimeException translated, Throwable cause) {
    return translated.getCause() == null
        ? (RuntimeException) translated.initCause(cause)
        : translated;
  }

  private RuntimeException translated(KubernetesClientException e) {
    Optional<OperatorMustAct> tls = new TlsFailure(context).of(e);
    if (tls.isPresent()) {
      return tls.get();
    }
    return switch (e.getCode()) {
      case 401 ->
          new OperatorMustAct(
              Sentence.of("kubernetes.sign-in", "context", context),
              Sentence.of("kubernetes.sign-in.remedy", "context", context));
      case 403 -> forbidden(e);
      case 408, 429 -> tryLater("kubernetes.busy", e);
      default ->
          e.getCode() <= 0 || e.getCode() >= 500
              ? tryLater("kubernetes.unreachable", e)
              : refused(e);
    };
  }

  private OperatorMustAct unreadable(RuntimeException e) {
    return new OperatorMustAct(
        Sentence.of("kubernetes.unreadable", "context", context)
            .with("said", String.valueOf(e.getMessage())),
        Sentence.of("kubernetes.unreadable.remedy", "context", context));
  }

  private RuntimeException forbidden(KubernetesClientException e) {
    if (message(e).contains("being terminated")) {
      return tryLater("kubernetes.going", e);
    }
    if (message(e).contains(ANONYMOUS)) {
      return new OperatorMustAct(
          aboutCredentials("kubernetes.anonymous"),
          aboutCredentials("kubernetes.anonymous.remedy"));
    }
    var match = FORBIDDEN.matcher(message(e));
    if (!match.find()) {
      return refused(e);
    }
    String verb = match.group("verb");
    String resource = match.group("resource");
    return new OperatorMustAct(
        Sentence.of("kubernetes.forbidden", "verb", verb)
            .with("resource", resource)
            .with("context", context),
        Sentence.of("kubernetes.forbidden.remedy", "verb", verb)
            .with("resource", resource)
            .with("context", context));
  }

  private Sentence aboutCredentials(String key) {
    return Sentence.of(key, "context", context).with("credentials", credentials.toString());
  }

  private OperatorMustAct refused(KubernetesClientException e) {
    return new OperatorMustAct(
        Sentence.of("kubernetes.refused", "context", context).with("said", message(e)),
        Sentence.of("kubernetes.refused.remedy", "context", context));
  }

  private TryLater tryLater(String key, KubernetesClientException e) {
    Duration after =
        Optional.ofNullable(e.getStatus())
            .map(Status::getDetails)
            .flatMap(details -> Optional.ofNullable(details.getRetryAfterSeconds()))
            .map(Duration::ofSeconds)
            .orElse(Duration.ZERO);
    return new TryLater(Sentence.of(key, "context", context), after);
  }

  /** The error message of the API server. */
  static String message(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .flatMap(status -> Optional.ofNullable(status.getMessage()))
        .or(() -> Optional.ofNullable(e.getMessage()))
        .orElse("nothing");
  }
}
