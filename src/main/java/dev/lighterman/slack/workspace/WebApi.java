package dev.lighterman.slack.workspace;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.webhook.WebhookResponse;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Slack's Web API. A failed call throws {@link TryLater}, {@link OperatorMustAct} or {@link
 * SlackApiError}, depending on who can solve the problem. Which errors pass by themselves is
 * decided here, for all methods and for response URLs.
 */
public final class WebApi implements AutoCloseable {
  private static final Duration BACKGROUND_TIMEOUT = Duration.ofSeconds(15);
  private static final String RESPONSE_URL = "response_url";
  private static final Set<String> TOKEN_ERRORS =
      Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired");

  /** The error codes with which Slack answers what it will accept later. */
  private static final Set<String> PASSING_ERRORS =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "ratelimited",
          "team_added_to_org");

  private final Slack interactive;
  private final Slack background;
  private final String token;
  private final @Nullable String team;

  /** A call of one of the API's methods. */
  @FunctionalInterface
  public interface Call<T> {
    T on(MethodsClient client) throws IOException, SlackApiException;
  }

  /**
   * @param timeout of the calls that people wait for
   */
  public WebApi(SlackSettings settings, Duration timeout, MeterRegistry meters) {
    // What Slack asks to wait is real time, whatever clock the bot is given.
    var interceptor =
        new CallInterceptor(settings.apiUrl().getPath(), InstantSource.system(), meters);
    interactive = client(settings.apiUrl(), timeout, interceptor);
    background = client(settings.apiUrl(), BACKGROUND_TIMEOUT, interceptor);
    token = settings.botToken().reveal();
    team = settings.team();
  }

  private static Slack client(URI api, Duration timeout, CallInterceptor interceptor) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(api.toString());
    config.setHttpClientCallTimeoutMillis(Math.toIntExact(timeout.toMillis()));
    config.setStatsEnabled(false);
    OkHttpClient http =
        SlackHttpClient.buildOkHttpClient(config).newBuilder().addInterceptor(interceptor).build();
    return Slack.getInstance(config, new SlackHttpClient(http));
  }

  /** The workspace to name in calls of an app that is installed for all of its organisation. */
  @Nullable String team() {
    return team;
  }

  /** The client with the short timeout, for Bolt. */
  public Slack interactiveClient() {
    return interactive;
  }

  /** Makes a call that a person waits for; the timeout is short. */
  public <T extends SlackApiTextResponse> void callInteractive(Call<T> call) {
    callChecked(interactive, call);
  }

  /**
   * The same for what is read from the answer. An answer that can't be read counts as none: what it
   * lacks, Slack may answer later.
   *
   * @param reading reads the answer and does nothing else; it may throw what it likes
   */
  public <T extends SlackApiTextResponse, R> R callInteractive(
      Call<T> call, Function<T, R> reading) {
    return read(callChecked(interactive, call), reading);
  }

  /** Makes a call that nobody waits for; the timeout is long, to avoid repeated calls. */
  public <T extends SlackApiTextResponse> void callInBackground(Call<T> call) {
    callChecked(background, call);
  }

  /** The same for what is read from the answer. */
  public <T extends SlackApiTextResponse, R> R callInBackground(
      Call<T> call, Function<T, R> reading) {
    return read(callChecked(background, call), reading);
  }

  /** Makes a call and reads Slack's answer, even if that is an error that does not pass. */
  public <T extends SlackApiTextResponse, R> R callUnchecked(Call<T> call, Function<T, R> reading) {
    return read(call(background, call), reading);
  }

  private static <T, R> R read(T answer, Function<T, R> reading) {
    try {
      return Objects.requireNonNull(reading.apply(answer));
    } catch (RuntimeException odd) {
      throw later(Duration.ZERO, new UnreadableAnswer(odd));
    }
  }

  /** A client for WebSockets, which notices a lost connection within two pings. */
  public OkHttpClient webSocketClient(Duration ping) {
    return background.getHttpClient().getOkHttpClient().newBuilder().pingInterval(ping).build();
  }

  private <T extends SlackApiTextResponse> T callChecked(Slack slack, Call<T> call) {
    T response = call(slack, call);
    if (!response.isOk()) {
      throw error(response);
    }
    return response;
  }

  private <T extends SlackApiTextResponse> T call(Slack slack, Call<T> call) {
    T response;
    try {
      response = call.on(slack.methods(token));
    } catch (RateLimited limited) {
      throw later(limited.after(), null);
    } catch (SlackApiException | IOException | JsonParseException failure) {
      throw later(Duration.ZERO, failure);
    }
    String error = String.valueOf(response.getError());
    if (!response.isOk() && PASSING_ERRORS.contains(error)) {
      throw passing(method(response), error);
    }
    return response;
  }

  private static TryLater passing(String method, String error) {
    return later(
        Duration.ZERO, error.equals("ratelimited") ? null : new SlackApiError(method, error, ""));
  }

  /**
   * @param cause null if Slack certainly did not carry out the call
   */
  private static TryLater later(Duration after, @Nullable Exception cause) {
    var later = new TryLater(Sentence.of("slack.later"), after);
    if (cause != null) {
      later.initCause(cause);
    }
    return later;
  }

  /**
   * Whether the call was sent and not answered, in time or at all: Slack has probably carried it
   * out, or may still do so. Any answer is one, even if it can't be read.
   */
  public static boolean isUnanswered(TryLater later) {
    return isUncertain(later)
        && later.getCause() instanceof IOException
        && !(later.getCause() instanceof UnreadableAnswer);
  }

  /** Whether Slack may have carried out the call, although it failed. */
  public static boolean isUncertain(TryLater later) {
    return later.getCause() != null && !isUnsent(later.getCause());
  }

  /** A timeout of OkHttp's hides what it interrupted. */
  private static boolean isUnsent(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(NotSent.class::isInstance);
  }

  /** Answers through a response URL, which is a secret for half an hour. */
  public void respond(URI url, JsonObject message) {
    WebhookResponse response;
    String error;
    try {
      response = interactive.send(url.toString(), message.toString());
      error = responseUrlError(String.valueOf(response.getBody()).strip());
    } catch (RateLimited limited) {
      throw later(limited.after(), null);
    } catch (IOException | JsonParseException unreachable) {
      throw later(Duration.ZERO, unreachable);
    }
    if (response.getCode() >= 500 || PASSING_ERRORS.contains(error)) {
      throw passing(RESPONSE_URL, error);
    }
    if (response.getCode() != 200 || !error.equals("ok")) {
      throw new SlackApiError(RESPONSE_URL, error, Integer.toString(response.getCode()));
    }
  }

  /** Slack answers there in JSON or with the bare error code. */
  private static String responseUrlError(String body) throws IOException {
    if (body.isEmpty() || body.startsWith("<")) {
      throw new UnreadableAnswer();
    }
    if (!body.startsWith("{")) {
      return body;
    }
    JsonObject json = JsonParser.parseString(body).getAsJsonObject();
    return json.has("error") ? json.get("error").getAsString() : "ok";
  }

  private static String method(SlackApiTextResponse response) {
    return response.getClass().getSimpleName().replace("Response", "");
  }

  private static RuntimeException error(SlackApiTextResponse response) {
    String error = String.valueOf(response.getError());
    if (error.equals("missing_scope")) {
      return new OperatorMustAct(
          Sentence.of("slack.scope", "scope", String.valueOf(response.getNeeded())),
          Sentence.of("slack.scope.remedy"));
    }
    if (TOKEN_ERRORS.contains(error)) {
      return new OperatorMustAct(
          Sentence.of("slack.token", "error", error), Sentence.of("slack.token.remedy"));
    }
    return new SlackApiError(
        method(response), error, Objects.requireNonNullElse(response.getWarning(), ""));
  }

  @Override
  public void close() {
    try (interactive;
        background) {
      // Leaving this block closes both.
    } catch (Exception failure) {
      throw new IllegalStateException("can't close Slack's clients", failure);
    }
  }
}
