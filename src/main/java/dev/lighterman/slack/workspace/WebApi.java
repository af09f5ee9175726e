package dev.lighterman.slack.workspace;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.webhook.WebhookResponse;
import dev.lighterman.settings.SlackSettings;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import okhttp3.OkHttpClient;

/**
 * Slack's Web API. A failed call throws {@link TryLater}, {@link OperatorMustAct} or {@link
 * SlackApiError}, depending on who can solve the problem.
 */
public final class WebApi implements AutoCloseable {
  private static final Duration INTERACTIVE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration BACKGROUND_TIMEOUT = Duration.ofSeconds(15);
  private static final Set<String> TOKEN_ERRORS =
      Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired");

  private final Slack interactive;
  private final Slack background;
  private final String token;

  /** A call of one of the API's methods. */
  @FunctionalInterface
  public interface Call<T> {
    T on(MethodsClient client) throws IOException, SlackApiException;
  }

  public WebApi(SlackSettings settings) {
    interactive = client(settings.apiUrl(), INTERACTIVE_TIMEOUT);
    background = client(settings.apiUrl(), BACKGROUND_TIMEOUT);
    token = settings.botToken().reveal();
  }

  private static Slack client(URI api, Duration timeout) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(api.toString());
    config.setHttpClientCallTimeoutMillis(Math.toIntExact(timeout.toMillis()));
    config.setStatsEnabled(false);
    return Slack.getInstance(config);
  }

  /** The client with the short timeout, for Bolt. */
  public Slack interactiveClient() {
    return interactive;
  }

  /** Makes a call that a person waits for; the timeout is short. */
  public <T extends SlackApiTextResponse> T callInteractive(Call<T> call) {
    return callChecked(interactive, call);
  }

  /** Makes a call that nobody waits for; the timeout is long, to avoid repeated calls. */
  public <T extends SlackApiTextResponse> T callInBackground(Call<T> call) {
    return callChecked(background, call);
  }

  /** Makes a call and returns Slack's answer, even if that is an error. */
  public <T extends SlackApiTextResponse> T callUnchecked(Call<T> call) {
    return call(background, call);
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
    try {
      return call.on(slack.methods(token));
    } catch (SlackApiException failure) {
      throw new TryLater(Sentence.of("slack.later"), retryAfter(failure));
    } catch (IOException unreachable) {
      var later = new TryLater(Sentence.of("slack.later"), Duration.ZERO);
      later.initCause(unreachable);
      throw later;
    }
  }

  /** Whether Slack may have carried out the call, and only did not answer in time. */
  public static boolean isTimeout(TryLater later) {
    return later.getCause() instanceof InterruptedIOException;
  }

  /** Answers through a response URL, which is a secret for half an hour. */
  public void respond(URI url, JsonObject message) {
    try {
      WebhookResponse response = interactive.send(url.toString(), message.toString());
      String error = responseUrlError(String.valueOf(response.getBody()).strip());
      if (response.getCode() != 200 || !error.equals("ok")) {
        throw new SlackApiError("response_url", error, Integer.toString(response.getCode()));
      }
    } catch (IOException unreachable) {
      throw new TryLater(Sentence.of("slack.later"), Duration.ZERO);
    }
  }

  /** Slack answers there in JSON or with the bare error code. */
  private static String responseUrlError(String body) {
    if (!body.startsWith("{")) {
      return body;
    }
    JsonObject json = JsonParser.parseString(body).getAsJsonObject();
    return json.has("error") ? json.get("error").getAsString() : "ok";
  }

  private static RuntimeException error(SlackApiTextResponse response) {
    String method = response.getClass().getSimpleName().replace("Response", "");
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
    return new SlackApiError(method, error, Objects.requireNonNullElse(response.getWarning(), ""));
  }

  private static Duration retryAfter(SlackApiException failure) {
    String seconds = failure.getResponse().header("Retry-After");
    return seconds != null && seconds.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
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
