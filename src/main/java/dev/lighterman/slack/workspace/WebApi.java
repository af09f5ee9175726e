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

/** Slack's Web API; what fails is told apart by who can mend it. */
public final class WebApi implements AutoCloseable {
  private static final Duration HURRY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Set<String> TOKEN_IS_WRONG =
      Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired");

  private final Slack hurried;
  private final Slack patient;
  private final String token;

  /** A call, on whichever client it is given. */
  @FunctionalInterface
  public interface Call<T> {
    T on(MethodsClient client) throws IOException, SlackApiException;
  }

  public WebApi(SlackSettings settings) {
    hurried = client(settings.apiUrl(), HURRY);
    patient = client(settings.apiUrl(), PATIENCE);
    token = settings.botToken().reveal();
  }

  private static Slack client(URI api, Duration timeout) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(api.toString());
    config.setHttpClientCallTimeoutMillis(Math.toIntExact(timeout.toMillis()));
    config.setStatsEnabled(false);
    return Slack.getInstance(config);
  }

  /** The client for what a person waits for. */
  public Slack slack() {
    return hurried;
  }

  /** A call that a person waits for: Slack's triggers live for three seconds. */
  public <T extends SlackApiTextResponse> T callInteractive(Call<T> call) {
    return make(hurried, call);
  }

  /** A call that must not be made twice only because Slack is slow. */
  public <T extends SlackApiTextResponse> T callInBackground(Call<T> call) {
    return make(patient, call);
  }

  /** What Slack says to a call, be it a refusal. */
  public <T extends SlackApiTextResponse> T callUnchecked(Call<T> call) {
    return ask(patient, call);
  }

  /** A client for WebSockets, which finds that the other side is gone within two pings. */
  public OkHttpClient sockets(Duration ping) {
    return patient.getHttpClient().getOkHttpClient().newBuilder().pingInterval(ping).build();
  }

  private <T extends SlackApiTextResponse> T make(Slack slack, Call<T> call) {
    T response = ask(slack, call);
    if (!response.isOk()) {
      throw refusal(response);
    }
    return response;
  }

  private <T extends SlackApiTextResponse> T ask(Slack slack, Call<T> call) {
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

  /** Whether a call may have been heard: Slack only did not answer in time. */
  public static boolean isTimeout(TryLater later) {
    return later.getCause() instanceof InterruptedIOException;
  }

  /** Answers through a {@code response_url}, whose address is a secret for half an hour. */
  public void respond(URI url, JsonObject message) {
    try {
      WebhookResponse response = hurried.send(url.toString(), message.toString());
      String error = error(String.valueOf(response.getBody()).strip());
      if (response.getCode() != 200 || !error.equals("ok")) {
        throw new SlackApiError("response_url", error, Integer.toString(response.getCode()));
      }
    } catch (IOException unreachable) {
      throw new TryLater(Sentence.of("slack.later"), Duration.ZERO);
    }
  }

  /** Slack says what it refuses there in JSON or in a bare word. */
  private static String error(String body) {
    if (!body.startsWith("{")) {
      return body;
    }
    JsonObject said = JsonParser.parseString(body).getAsJsonObject();
    return said.has("error") ? said.get("error").getAsString() : "ok";
  }

  private static RuntimeException refusal(SlackApiTextResponse response) {
    String method = response.getClass().getSimpleName().replace("Response", "");
    String error = String.valueOf(response.getError());
    if (error.equals("missing_scope")) {
      return new OperatorMustAct(
          Sentence.of("slack.scope", "scope", String.valueOf(response.getNeeded())),
          Sentence.of("slack.scope.remedy"));
    }
    if (TOKEN_IS_WRONG.contains(error)) {
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
    try (hurried;
        patient) {
      // both are closed by leaving
    } catch (Exception failure) {
      throw new IllegalStateException("can't close Slack's clients", failure);
    }
  }
}
