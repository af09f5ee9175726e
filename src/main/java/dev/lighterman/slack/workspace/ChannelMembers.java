package dev.lighterman.slack.workspace;

import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import com.slack.api.model.ResponseMetadata;
import dev.lighterman.value.Channel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Who is in a channel. */
public final class ChannelMembers {
  private static final Duration MAX_AGE = Duration.ofSeconds(30);
  private static final int MAX_CHANNELS = 1_000;
  private static final int PAGE = 1_000;

  private final ExpiringCache<Channel, Set<String>> members;

  public ChannelMembers(WebApi slack, InstantSource clock) {
    this.members = new ExpiringCache<>(MAX_CHANNELS, clock, channel -> read(slack, channel));
  }

  /**
   * The ids of a channel's members, the bot's too, as they were some seconds ago.
   *
   * @throws SlackApiError if the bot may not see them
   */
  public Set<String> of(Channel channel) {
    return members.get(channel, MAX_AGE);
  }

  private static Set<String> read(WebApi slack, Channel channel) {
    Set<String> all = new HashSet<>();
    String cursor = "";
    do {
      String next = cursor;
      Page page =
          slack.callInBackground(
              api ->
                  api.conversationsMembers(r -> r.channel(channel.id()).limit(PAGE).cursor(next)),
              Page::of);
      all.addAll(page.members());
      cursor = page.nextCursor();
    } while (!cursor.isEmpty());
    return Set.copyOf(all);
  }

  private record Page(Set<String> members, String nextCursor) {
    static Page of(ConversationsMembersResponse answer) {
      ResponseMetadata metadata = answer.getResponseMetadata();
      return new Page(
          Set.copyOf(answer.getMembers()),
          metadata == null ? "" : Objects.requireNonNullElse(metadata.getNextCursor(), ""));
    }
  }
}
