package dev.lighterman.slack.inbound;

import dev.lighterman.request.Intent;
import dev.lighterman.slack.message.ChannelMembership;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.slack.workspace.SharedChannels;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.RequestInbox;
import java.time.Duration;

/** Stores requests for changes, and checks that they are allowed and the bot can post there. */
public final class ChangeRequests {
  private final AccessControl access;
  private final ChannelMembership membership;
  private final SharedChannels sharedChannels;
  private final LocalizedRenderers renderers;
  private final RequestInbox inbox;
  private final PendingReplies pendingReplies;

  public ChangeRequests(
      AccessControl access,
      ChannelMembership membership,
      SharedChannels sharedChannels,
      LocalizedRenderers renderers,
      RequestInbox inbox,
      PendingReplies pendingReplies) {
    this.access = access;
    this.membership = membership;
    this.sharedChannels = sharedChannels;
    this.renderers = renderers;
    this.inbox = inbox;
    this.pendingReplies = pendingReplies;
  }

  /**
   * Stores a request before it is acknowledged. This needs no call to Slack; {@link AdmitRequest}
   * makes those afterwards, and answers.
   */
  void ask(Intent intent, TypedCommand command) {
    pendingReplies.add(command);
    inbox.ask(intent, command.trigger());
  }

  /**
   * Stores what a form asks for, in the same way; the answer goes to the channel.
   *
   * @param key identifies the form, so that a repeated delivery stores it once
   * @param patience how long it may wait until it is stored
   */
  void ask(Intent intent, String key, Duration patience) {
    inbox.ask(intent, key, patience);
  }

  /** Whether a request with this key is stored already. */
  boolean isDuplicate(String key) {
    return inbox.isDuplicate(key);
  }

  /**
   * Checks that the person may ask, and that the bot can post in the channel.
   *
   * @param first posted for the person if the bot is not known to be able to post there, to find
   *     out
   * @return whether it was posted for the person
   * @throws AskerMustAct if the person may not ask for it, or the bot can't post in the channel
   */
  boolean checkAllowed(Intent intent, Sentence first) {
    access.checkMayAsk(intent);
    sharedChannels.refuseShared(intent.channel());
    if (membership.isKnown(intent.channel())) {
      return false;
    }
    ReplyRenderer renderer = renderers.to(intent.asker(), intent.channel());
    return membership.postFirst(
        intent.channel(), intent.asker(), renderer.answer(Answer.of(first)));
  }
}
