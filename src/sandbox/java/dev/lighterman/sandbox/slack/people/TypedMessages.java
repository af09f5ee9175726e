package dev.lighterman.sandbox.slack.people;

import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import dev.lighterman.sandbox.slack.delivery.EventsApi;
import dev.lighterman.sandbox.slack.workspace.MessageContent;
import dev.lighterman.sandbox.slack.workspace.MessageLocation;
import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What people say to each other; the bot hears of it where it is mentioned. */
public record TypedMessages(Workspace workspace, EventsApi events) {
  /** Says something in a channel, or in the thread under {@code thread}. */
  public DeliveryResult say(String user, String channel, String text, @Nullable String thread)
      throws TargetNotFound {
    SlackUser person = workspace.person(user);
    MessageLocation location =
        MessageLocation.in(workspace.channel(channel, person).id()).inThread(thread);
    return events.messagePosted(
        workspace.messages().post(user, location, MessageContent.text(text)));
  }
}
