package dev.lighterman.azure.arm;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.management.exception.ManagementError;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns Azure's errors into {@link TryLater} where the same request may succeed later, and into
 * {@link OperatorMustAct} where an operator has to change something first.
 */
public final class ArmErrors {
  /** The key of what is said where Azure refuses a request in words that we don't know. */
  public static final String REFUSED = "azure.refused";

  private static final Logger log = LoggerFactory.getLogger(ArmErrors.class);
  private static final Pattern FORBIDDEN =
      Pattern.compile("action '(?<action>[^']+)'.*?scope '(?<scope>[^']+)'", Pattern.DOTALL);

  /**
   * The code of a request that needs a right on another resource too. Its message says first what
   * is allowed, and then what is missing.
   */
  private static final String LINKED = "LinkedAuthorizationFailed";

  private static final Pattern FORBIDDEN_LINKED =
      Pattern.compile(
          "not have permission to perform action(?:\\(s\\))? '(?<action>[^']+)'"
              + " on the linked scope(?:\\(s\\))? '(?<scope>[^']+)'");

  private static final Pattern NAMESPACE = Pattern.compile("'(?<name>[\\w.]+)'");
  private static final Pattern IN_PROGRESS =
      Pattern.compile("(?i)in progress|being (created|updated|deleted|modified)|another operation");
  private static final int MAX_LENGTH = 500;

  private ArmErrors() {}

  /** Sends a request and translates its errors. */
  public static <T> T translating(Supplier<T> request) {
    try {
      return request.get();
    } catch (RuntimeException e) {
      throw translated(e);
    }
  }

  /** The same for a resource that may not exist: empty where Azure answers 404. */
  public static <T> Optional<T> find(Supplier<T> request) {
    return translating(() -> {
      try {
        return Optional.of(request.get());
      } catch (HttpResponseException e) {
        if (statusCode(e) == 404) {
          return Optional.empty();
        }
        throw e;
      }
    });
  }

  /** The HTTP status of the response; 0 where there was none. */
  public static int statusCode(HttpResponseException e) {
    var response = e.getResponse();
    return response == null ? 0 : response.getStatusCode();
  }

  /**
   * The id of a resource in a response.
   *
   * @throws OperatorMustAct if it names no resource
   */
  public static ArmId id(@Nullable String text) {
    return Optional.ofNullable(text)
        .flatMap(ArmId::maybe)
        .orElseThrow(() ->
            new OperatorMustAct(
                Sentence.of("azure.not-an-id", "said", String.valueOf(text)),
                Sentence.of("azure.not-an-id.remedy")));
  }

  /**
   * Reads the resources of a list. One whose id names no resource is skipped and logged, so that it
   * does not hide the others.
   */
  public static <T, R> List<R> readable(Stream<T> resources, Function<T, R> read) {
    return resources.flatMap(resource -> readable(resource, read).stream()).toList();
  }

  private static <T, R> Optional<R> readable(T resource, Function<T, R> read) {
    try {
      return Optional.of(read.apply(resource));
    } catch (OperatorMustAct odd) {
      log.atWarn()
          .addKeyValue("why", odd.why().values())
          .log("Azure lists a resource that can't be read; it is skipped");
      return Optional.empty();
    }
  }

  /** The error for an action that the bot may not take at this scope. */
  public static OperatorMustAct forbidden(String action, String scope) {
    return new OperatorMustAct(
        Sentence.of("azure.forbidden", "action", action).with("scope", scope),
        Sentence.of("azure.forbidden.remedy", "action", action).with("scope", scope));
  }

  private static RuntimeException translated(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TryLater tryLater) {
        return tryLater;
      }
      if (cause instanceof HttpResponseException http && statusCode(http) > 0) {
        return fromResponse(ErrorResponse.of(http));
      }
      if (cause instanceof IOException || cause instanceof TimeoutException) {
        return new TryLater(
            Sentence.of("azure.unreachable", "said", cause.toString()), Duration.ZERO);
      }
      if (isSignInError(cause)) {
        return messageOf(cause).contains("AADSTS")
            ? signInFailed(messageOf(cause))
            : new TryLater(Sentence.of("azure.sign-in-down"), Duration.ZERO);
      }
    }
    return credentialMessage(e).<RuntimeException>map(ArmErrors::signInFailed).orElse(e);
  }

  /** The message of a credential that has nothing to sign in with, such as az before its login. */
  private static Optional<String> credentialMessage(RuntimeException e) {
    return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
        .filter(ClientAuthenticationException.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst();
  }

  /** Whether this is the root cause and from MSAL, the library that signs in for the Azure SDK. */
  private static boolean isSignInError(Throwable cause) {
    return cause.getCause() == null
        && cause.getClass().getPackageName().startsWith("com.microsoft.aad.msal4j");
  }

  private static RuntimeException fromResponse(ErrorResponse response) {
    return switch (response.status()) {
      case 401 -> signInFailed(response.message());
      case 403 -> forbidden(response);
      case 408, 412, 429 -> new TryLater(Sentence.of("azure.throttled"), response.retryAfter());
      case 409 -> conflict(response);
      default ->
          response.status() >= 500
              ? new TryLater(
                  Sentence.of("azure.down", "said", response.message()), response.retryAfter())
              : refused(response);
    };
  }

  private static RuntimeException forbidden(ErrorResponse response) {
    Pattern pattern = response.code().equals(LINKED) ? FORBIDDEN_LINKED : FORBIDDEN;
    Matcher match = pattern.matcher(response.fullMessage());
    return match.find()
        ? forbidden(match.group("action"), match.group("scope"))
        : refused(response);
  }

  private static RuntimeException conflict(ErrorResponse response) {
    if (response.code().equals("MissingSubscriptionRegistration")) {
      var match = NAMESPACE.matcher(response.message());
      var namespace = match.find() ? match.group("name") : "Microsoft.ContainerRegistry";
      return new OperatorMustAct(
          Sentence.of("azure.provider-missing", "namespace", namespace),
          Sentence.of("azure.provider-missing.remedy", "namespace", namespace));
    }
    return IN_PROGRESS.matcher(response.message()).find()
        ? new TryLater(Sentence.of("azure.busy"), response.retryAfter())
        : refused(response);
  }

  private static OperatorMustAct signInFailed(String message) {
    return new OperatorMustAct(
        Sentence.of("azure.sign-in", "said", message), Sentence.of("azure.sign-in.remedy"));
  }

  private static OperatorMustAct refused(ErrorResponse response) {
    return new OperatorMustAct(
        Sentence.of(REFUSED, "code", response.code()).with("said", response.message()),
        Sentence.of("azure.refused.remedy"));
  }

  /** The message of an exception, in one paragraph. */
  private static String messageOf(Throwable e) {
    return paragraph(String.valueOf(e.getMessage()));
  }

  /** A text with its line breaks and repeated spaces as single spaces, cut after 500 characters. */
  public static String paragraph(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
  }

  /**
   * An error response of Azure.
   *
   * @param code such as {@code AuthorizationFailed}; the HTTP status where it has none
   * @param fullMessage as Azure wrote it, perhaps some lines
   * @param retryAfter zero where it has none
   */
  private record ErrorResponse(int status, String code, String fullMessage, Duration retryAfter) {
    /** The message in one paragraph of at most 500 characters. */
    String message() {
      return paragraph(fullMessage);
    }

    static ErrorResponse of(HttpResponseException e) {
      var error = e.getValue() instanceof ManagementError known ? known : new ManagementError();
      var response = e.getResponse();
      int status = response.getStatusCode();
      return new ErrorResponse(
          status,
          Optional.ofNullable(error.getCode()).orElse("HTTP " + status),
          Optional.ofNullable(error.getMessage()).orElseGet(() -> String.valueOf(e.getMessage())),
          RetryAfter.of(response));
    }
  }
}
