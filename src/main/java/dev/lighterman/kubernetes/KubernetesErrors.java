package dev.lighterman.kubernetes;

import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Turns the errors of an API server into {@link TryLater} where the same request may succeed later,
 * and into {@link OperatorMustAct} where an operator has to change something first.
 */
final class KubernetesErrors {
  private static final Pattern FORBIDDEN =
      Pattern.compile("cannot (?<verb>\\S+) resource \"(?<resource>[^\"]+)\"");

  private KubernetesErrors() {}

  /** Sends a request and translates its errors. */
  static <T> T translating(String context, Supplier<T> request) {
    try {
      return request.get();
    } catch (KubernetesClientException e) {
      throw translated(context, e);
    }
  }

  private static RuntimeException translated(String context, KubernetesClientException e) {
    return switch (e.getCode()) {
      case 401 ->
          new OperatorMustAct(
              Sentence.of("kubernetes.sign-in", "context", context),
              Sentence.of("kubernetes.sign-in.remedy", "context", context));
      case 403 -> forbidden(context, e);
      case 408, 429 -> tryLater("kubernetes.busy", context, e);
      default ->
          e.getCode() <= 0 || e.getCode() >= 500
              ? tryLater("kubernetes.unreachable", context, e)
              : refused(context, e);
    };
  }

  private static RuntimeException forbidden(String context, KubernetesClientException e) {
    if (message(e).contains("being terminated")) {
      return tryLater("kubernetes.going", context, e);
    }
    var match = FORBIDDEN.matcher(message(e));
    if (!match.find()) {
      return refused(context, e);
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

  private static OperatorMustAct refused(String context, KubernetesClientException e) {
    return new OperatorMustAct(
        Sentence.of("kubernetes.refused", "context", context).with("said", message(e)),
        Sentence.of("kubernetes.refused.remedy", "context", context));
  }

  private static TryLater tryLater(String key, String context, KubernetesClientException e) {
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
