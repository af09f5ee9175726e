package dev.lighterman.azure.arm;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.management.exception.ManagementError;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The one place that says whose turn it is when Azure refuses. */
public final class ArmErrors {
  private static final Pattern FORBIDDEN =
      Pattern.compile("action '(?<action>[^']+)'.*?scope '(?<scope>[^']+)'", Pattern.DOTALL);
  private static final Pattern NAMESPACE = Pattern.compile("'(?<name>[\\w.]+)'");
  private static final Pattern IN_PROGRESS =
      Pattern.compile("(?i)in progress|being (created|updated|deleted|modified)|another operation");

  private static final int LONGEST = 500;

  private ArmErrors() {}

  /** Asks, and says what went wrong in our words. */
  public static <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw inOurWords(e);
    }
  }

  /** The same for something that may not be there. */
  public static <T> Optional<T> find(Supplier<T> question) {
    return asking(() -> {
      try {
        return Optional.of(question.get());
      } catch (HttpResponseException e) {
        if (status(e) == 404) {
          return Optional.empty();
        }
        throw e;
      }
    });
  }

  /** The status that Azure answered with; 0 where it didn't answer. */
  public static int status(HttpResponseException e) {
    var response = e.getResponse();
    return response == null ? 0 : response.getStatusCode();
  }

  public static OperatorMustAct forbidden(String action, String scope) {
    return new OperatorMustAct(
        Sentence.of("azure.forbidden", "action", action).with("scope", scope),
        Sentence.of("azure.forbidden.remedy", "action", action).with("scope", scope));
  }

  private static RuntimeException inOurWords(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TryLater later) {
        return later;
      }
      if (cause instanceof HttpResponseException refused && status(refused) > 0) {
        return refused(Refusal.of(refused));
      }
      if (cause instanceof IOException || cause instanceof TimeoutException) {
        return later(Sentence.of("azure.unreachable", "said", cause.toString()), Duration.ZERO);
      }
      if (signIn(cause)) {
        return says(cause).contains("AADSTS")
            ? signInRefused(says(cause))
            : later(Sentence.of("azure.sign-in-down"), Duration.ZERO);
      }
    }
    return unsigned(e).<RuntimeException>map(ArmErrors::signInRefused).orElse(e);
  }

  /** What a credential says that found nothing to sign in with, such as az before its login. */
  private static Optional<String> unsigned(RuntimeException e) {
    return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
        .filter(ClientAuthenticationException.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst();
  }

  /** The library that signs in has its exceptions in a package of its own. */
  private static boolean signIn(Throwable cause) {
    return cause.getCause() == null
        && cause.getClass().getPackageName().startsWith("com.microsoft.aad.msal4j");
  }

  private static RuntimeException refused(Refusal refusal) {
    return switch (refusal.status()) {
      case 401 -> signInRefused(refusal.message());
      case 403 -> forbidden(refusal);
      case 408, 412, 429 -> later(Sentence.of("azure.throttled"), refusal.retryAfter());
      case 409 -> conflict(refusal);
      default ->
          refusal.status() >= 500
              ? later(Sentence.of("azure.down", "said", refusal.message()), refusal.retryAfter())
              : outright(refusal);
    };
  }

  private static RuntimeException forbidden(Refusal refusal) {
    var what = FORBIDDEN.matcher(refusal.message());
    return what.find() ? forbidden(what.group("action"), what.group("scope")) : outright(refusal);
  }

  private static RuntimeException conflict(Refusal refusal) {
    if (refusal.code().equals("MissingSubscriptionRegistration")) {
      var namespace = NAMESPACE.matcher(refusal.message());
      var name = namespace.find() ? namespace.group("name") : "Microsoft.ContainerRegistry";
      return new OperatorMustAct(
          Sentence.of("azure.provider-missing", "namespace", name),
          Sentence.of("azure.provider-missing.remedy", "namespace", name));
    }
    return IN_PROGRESS.matcher(refusal.message()).find()
        ? later(Sentence.of("azure.busy"), refusal.retryAfter())
        : outright(refusal);
  }

  private static OperatorMustAct signInRefused(String said) {
    return new OperatorMustAct(
        Sentence.of("azure.sign-in", "said", said), Sentence.of("azure.sign-in.remedy"));
  }

  private static OperatorMustAct outright(Refusal refusal) {
    return new OperatorMustAct(
        Sentence.of("azure.refused", "code", refusal.code()).with("said", refusal.message()),
        Sentence.of("azure.refused.remedy"));
  }

  private static TryLater later(Sentence why, Duration after) {
    return new TryLater(why, after);
  }

  /** What an exception says, in one paragraph. */
  private static String says(Throwable e) {
    return paragraph(String.valueOf(e.getMessage()));
  }

  /** A text in one paragraph, not too long. */
  public static String paragraph(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  /**
   * What Azure said when it refused.
   *
   * @param code such as {@code AuthorizationFailed}; the status where it named none
   * @param message one paragraph, not too long
   * @param retryAfter zero where it did not say
   */
  private record Refusal(int status, String code, String message, Duration retryAfter) {
    static Refusal of(HttpResponseException e) {
      var error = e.getValue() instanceof ManagementError said ? said : new ManagementError();
      var response = e.getResponse();
      int status = response.getStatusCode();
      return new Refusal(
          status,
          Optional.ofNullable(error.getCode()).orElse("HTTP " + status),
          Optional.ofNullable(error.getMessage())
              .map(ArmErrors::paragraph)
              .orElseGet(() -> says(e)),
          RetryAfter.of(response));
    }
  }
}
