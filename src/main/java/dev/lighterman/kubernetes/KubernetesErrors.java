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

/** The one place that says whose turn it is when a cluster refuses. */
final class KubernetesErrors {
  private static final Pattern FORBIDDEN =
      Pattern.compile("cannot (?<verb>\\S+) resource \"(?<resource>[^\"]+)\"");

  private KubernetesErrors() {}

  /** Asks, and says what went wrong in our words. */
  static <T> T asking(String context, Supplier<T> question) {
    try {
      return question.get();
    } catch (KubernetesClientException e) {
      throw inOurWords(context, e);
    }
  }

  private static RuntimeException inOurWords(String context, KubernetesClientException e) {
    return switch (e.getCode()) {
      case 401 ->
          new OperatorMustAct(
              Sentence.of("kubernetes.sign-in", "context", context),
              Sentence.of("kubernetes.sign-in.remedy", "context", context));
      case 403 -> forbidden(context, e);
      case 408, 429 -> later("kubernetes.busy", context, e);
      default ->
          e.getCode() <= 0 || e.getCode() >= 500
              ? later("kubernetes.unreachable", context, e)
              : refused(context, e);
    };
  }

  private static RuntimeException forbidden(String context, KubernetesClientException e) {
    if (said(e).contains("being terminated")) {
      return later("kubernetes.going", context, e);
    }
    var right = FORBIDDEN.matcher(said(e));
    if (!right.find()) {
      return refused(context, e);
    }
    String verb = right.group("verb");
    String resource = right.group("resource");
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
        Sentence.of("kubernetes.refused", "context", context).with("said", said(e)),
        Sentence.of("kubernetes.refused.remedy", "context", context));
  }

  private static TryLater later(String key, String context, KubernetesClientException e) {
    Duration after =
        Optional.ofNullable(e.getStatus())
            .map(Status::getDetails)
            .flatMap(details -> Optional.ofNullable(details.getRetryAfterSeconds()))
            .map(Duration::ofSeconds)
            .orElse(Duration.ZERO);
    return new TryLater(Sentence.of(key, "context", context), after);
  }

  /** The server's own sentence. */
  static String said(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .flatMap(status -> Optional.ofNullable(status.getMessage()))
        .or(() -> Optional.ofNullable(e.getMessage()))
        .orElse("nothing");
  }
}
