package dev.lighterman.slack.socket;

import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Secret;
import dev.lighterman.value.Sentence;

/** Asks Slack for WebSocket URLs, each of which is good for one connection. */
public record ConnectionUrls(WebApi api, Secret appToken) {
  /**
   * A new URL, which is a secret until it is used.
   *
   * @throws OperatorMustAct if Slack does not accept the app-level token
   * @throws dev.lighterman.value.TryLater if Slack can't be reached now, or limits the rate
   */
  public String next() {
    AppsConnectionsOpenResponse answer =
        api.callUnchecked(client -> client.appsConnectionsOpen(r -> r.token(appToken.reveal())));
    if (answer.isOk()) {
      return answer.getUrl();
    }
    String error = String.valueOf(answer.getError());
    throw new OperatorMustAct(
        Sentence.of("slack.app-token", "error", error), Sentence.of("slack.app-token.remedy"));
  }
}
