package dev.lighterman.slack.socket;

import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Secret;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.Set;

/** Asks Slack for addresses, each of which lets one WebSocket in. */
public record ConnectionUrls(WebApi api, Secret appToken) {
  private static final Set<String> MENDS_ITSELF =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

  /**
   * A fresh address, which is a secret until it is used.
   *
   * @throws OperatorMustAct if the token is not good for that
   * @throws TryLater if Slack can't be reached, or has been asked too often
   */
  public String next() {
    AppsConnectionsOpenResponse answer =
        api.callUnchecked(client -> client.appsConnectionsOpen(r -> r.token(appToken.reveal())));
    if (answer.isOk()) {
      return answer.getUrl();
    }
    String error = String.valueOf(answer.getError());
    if (MENDS_ITSELF.contains(error)) {
      throw new TryLater(Sentence.of("slack.later"), Duration.ZERO);
    }
    throw new OperatorMustAct(
        Sentence.of("slack.app-token", "error", error), Sentence.of("slack.app-token.remedy"));
  }
}
