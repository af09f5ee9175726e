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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What whoever sets the bot up wants to know of its workspace, asked here and now. Each answer is
 * how it is, or an {@link OperatorMustAct} that says what to do.
 */
public final class WorkspaceCheck {
  /** Slack sends with each answer what the app was installed with. */
  private static final String GRANTED = "x-oauth-scopes";

  private final SlackWorkspace workspace;

  WorkspaceCheck(SlackWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Who the bot is there, and that it may connect. */
  public Sentence introduction() {
    return answered(() -> {
      workspace.connectionUrls().ifPresent(ConnectionUrls::next);
      BotIdentity.Known who = workspace.identity().who();
      return Sentence.of("check.slack", "bot", who.bot()).with("team", who.team());
    });
  }

  /** That the app was installed with every scope of its manifest. */
  public Sentence scopes() {
    Set<String> granted =
        answered(
            () -> granted(workspace.api().callInBackground(client -> client.authTest(r -> r))));
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
        .filter(header -> header.getKey().equalsIgnoreCase(GRANTED))
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

  /** That the bot is a member of a channel in which it is to answer. */
  public Sentence membership(Channel channel) {
    Conversation there = answered(() -> seen(channel));
    if (!there.isMember()) {
      throw outside(channel);
    }
    return Sentence.of("check.channel", "name", there.getName());
  }

  private Conversation seen(Channel channel) {
    try {
      return workspace
          .api()
          .callInBackground(api -> api.conversationsInfo(r -> r.channel(channel.id())))
          .getChannel();
    } catch (SlackApiError error) {
      throw error.isChannelUnavailable() ? outside(channel) : error;
    }
  }

  private static OperatorMustAct outside(Channel channel) {
    return new OperatorMustAct(
        Sentence.of("check.channel.outside", "channel", channel.id()),
        Sentence.of("check.channel.outside.remedy"));
  }

  private static <T> T answered(Supplier<T> question) {
    try {
      return question.get();
    } catch (SlackApiError error) {
      throw new OperatorMustAct(
          Sentence.of("slack.refused", "said", String.valueOf(error.getMessage())),
          Sentence.of("slack.refused.remedy"));
    }
  }
}
