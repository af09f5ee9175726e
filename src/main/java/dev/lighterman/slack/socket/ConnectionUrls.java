package dev.lighterman.slack.socket;

import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Secret;
import dev.lighterman.value.Sentence;
import java.net.URI;

/** Asks Slack for WebSocket URLs, each of which is good for one connection. */
public record ConnectionUrls(WebApi api, Secret appToken) {
  /**
   * A new URL, which is a secret until it is used.
   *
   * @throws OperatorMustAct if Slack does not accept the app-level token
   * @throws dev.lighterman.value.TryLater if Slack can't be reached now, or limits the rate
   */
  public String next() {
    Answer answer =
        api.callUnchecked(
            client -> client.appsConnectionsOpen(r -> r.token(appToken.reveal())), Answer::of);
    return switch (answer) {
      case Answer.Url(String url) -> url;
      case Answer.Refusal(String error) ->
          throw new OperatorMustAct(
              Sentence.of("slack.app-token", "error", error),
              Sentence.of("slack.app-token.remedy"));
    };
  }

  private sealed interface Answer {
    record Url(String url) implements Answer {}

    record Refusal(String error) implements Answer {}

    static Answer of(AppsConnectionsOpenResponse answer) {
      return answer.isOk()
          ? new Url(URI.create(answer.getUrl()).toString())
          : new Refusal(String.valueOf(answer.getError()));
    }
  }
}
