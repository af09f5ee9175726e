package dev.lighterman.slack;

import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.Conversation;
import dev.lighterman.slack.socket.ConnectionUrls;
import dev.lighterman.slack.workspace.BotIdentity;
import dev.lighterman.slack.workspace.OAuthScope;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.value.Channel;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the workspace's set-up, without any cache. A check returns what it found, or throws an
 * {@link OperatorMustAct} that says what to do.
 */
public final class WorkspaceCheck {
  /** The header in which Slack sends the scopes that the app was installed with. */
  private static final String GRANTED_SCOPES = "x-oauth-scopes";

  private final SlackWorkspace workspace;

  WorkspaceCheck(SlackWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Checks the tokens; tells who the bot is, and in which workspace. */
  public Sentence introduction() {
    return call(() -> {
      workspace.connectionUrls().ifPresent(ConnectionUrls::next);
      BotIdentity.Known bot = workspace.identity().get();
      return Sentence.of("check.slack", "bot", bot.bot()).with("team", bot.team());
    });
  }

  /** Checks that the app was installed with all scopes of its manifest. */
  public Sentence scopes() {
    Set<String> granted =
        call(() ->
            workspace
                .api()
                .callInBackground(client -> client.authTest(r -> r), WorkspaceCheck::granted));
    List<String> missing =
        Arrays.stream(OAuthScope.values())
            .map(OAuthScope::word)
            .filter(word -> !granted.contains(word))
            .toList();
    if (!missing.isEmpty()) {
      throw new OperatorMustAct(
          Sentence.of("check.scopes.missing", "scopes", missing).with("count", missing.size()),
          Sentence.of("slack.scope.remedy"));
    }
    return Sentence.of("check.scopes", "count", OAuthScope.values().length);
  }

  private static Set<String> granted(AuthTestResponse answer) {
    return headers(answer).entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(GRANTED_SCOPES))
        .map(Map.Entry::getValue)
        .flatMap(Collection::stream)
        .flatMap(scopes -> Stream.of(scopes.split(",")))
        .map(String::strip)
        .collect(Collectors.toSet());
  }

  private static Map<String, List<String>> headers(AuthTestResponse answer) {
    Map<String, List<String>> headers = answer.getHttpResponseHeaders();
    return headers == null ? Map.of() : headers;
  }

  /** Checks that the bot is a member of a channel that is configured for it. */
  public Sentence membership(Channel channel) {
    String name = call(() -> joined(channel)).orElseThrow(() -> notAMember(channel));
    return Sentence.of("check.channel", "name", name);
  }

  /** The name of a channel of which the bot is a member. */
  private Optional<String> joined(Channel channel) {
    try {
      return workspace
          .api()
          .callInBackground(
              api -> api.conversationsInfo(r -> r.channel(channel.id())),
              answer ->
                  Optional.of(answer.getChannel())
                      .filter(Conversation::isMember)
                      .map(Conversation::getName));
    } catch (SlackApiError error) {
      if (error.isChannelUnavailable()) {
        return Optional.empty();
      }
      throw error;
    }
  }

  private static OperatorMustAct notAMember(Channel channel) {
    return new OperatorMustAct(
        Sentence.of("check.channel.outside", "channel", channel.id()),
        Sentence.of("check.channel.outside.remedy"));
  }

  private static <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (SlackApiError error) {
      throw error.asOperatorProblem();
    }
  }
}
