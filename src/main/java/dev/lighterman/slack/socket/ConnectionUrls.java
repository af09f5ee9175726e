package dev.lighterman.slack.socket;

import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Secret;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.Set;

/** Asks Slack for WebSocket URLs, each of which is good for one connection. */
public record ConnectionUrls(WebApi api, Secret appToken) {
  private static final Set<String> TRANSIENT_ERRORS =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

  /**
   * A new URL, which is a secret until it is used.
   *
   * @throws OperatorMustAct if Slack does not accept the app-level token
   * @throws TryLater if Slack can't be reached now, or limits the rate
   */
  public String next() {
    AppsConnectionsOpenResponse answer =
        api.callUnchecked(client -> client.appsConnectionsOpen(r -> r.token(appToken.reveal())));
    if (answer.isOk()) {
      return answer.getUrl();
    }
    String error = String.valueOf(answer.getError());
    if (TRANSIENT_ERRORS.contains(error)) {
      throw new TryLater(Sentence.of("slack.later"), Duration.ZERO);
    }
    throw new OperatorMustAct(
        Sentence.of("slack.app-token", "error", error), Sentence.of("slack.app-token.remedy"));
  }
}
