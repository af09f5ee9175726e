package dev.lighterman.check;

import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.slack.WorkspaceCheck;
import dev.lighterman.value.Channel;
import java.util.List;

/** Tries Slack: who the bot is there, what it may do, and where it is a member. */
record SlackCheck(WorkspaceCheck slack, List<ListedChannel> channels, CheckReport list) {
  /** A line each, one after the other. */
  void run() {
    list.tried("Slack", slack::introduction);
    list.tried("rights in Slack", slack::scopes);
    channels.stream().map(ListedChannel::id).forEach(this::channel);
  }

  private void channel(Channel channel) {
    list.tried(channel.id(), () -> slack.membership(channel));
  }
}
