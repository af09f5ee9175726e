package dev.lighterman.slack.inbound;

import dev.lighterman.request.Intent;
import dev.lighterman.request.Request;
import dev.lighterman.slack.message.ChannelMembership;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.slack.workspace.SharedChannels;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.RequestInbox;
import java.util.Optional;

/** Stores requests for changes, after checking that they are allowed and the bot can post there. */
public final class ChangeRequests {
  private final AccessControl access;
  private final ChannelMembership membership;
  private final SharedChannels sharedChannels;
  private final LocalizedRenderers renderers;
  private final RequestInbox inbox;

  public ChangeRequests(
      AccessControl access,
      ChannelMembership membership,
      SharedChannels sharedChannels,
      LocalizedRenderers renderers,
      RequestInbox inbox) {
    this.access = access;
    this.membership = membership;
    this.sharedChannels = sharedChannels;
    this.renderers = renderers;
    this.inbox = inbox;
  }

  /** Whether {@link #ask} works without asking Slack. */
  boolean isCached(Intent intent) {
    return membership.isKnown(intent.channel())
        && sharedChannels.isCached(intent.channel())
        && access.isCached(intent.asker());
  }

  /**
   * Stores a request. The person is only answered once it is stored.
   *
   * @param key identifies the request, so that a repeated delivery stores it once
   * @return the answer for the person; empty if they were answered already
   * @throws AskerMustAct if the person may not ask for it, or the bot can't post in the channel
   */
  Optional<Answer> ask(Intent intent, String key) {
    boolean answered = checkAllowed(intent, Sentence.of("slack.looking.first"));
    Request request = inbox.ask(intent, key);
    return answered
        ? Optional.empty()
        : Optional.of(
            Answer.of(Sentence.of("slack.looking", "number", request.number().toString())));
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
   * @return whether it was posted
   */
  boolean checkAllowed(Intent intent, Sentence first) {
    access.checkMayAsk(intent);
    sharedChannels.refuseShared(intent.channel());
    if (membership.isKnown(intent.channel())) {
      return false;
    }
    ReplyRenderer renderer = renderers.to(intent.asker(), intent.channel());
    membership.postFirst(intent.channel(), intent.asker(), renderer.answer(Answer.of(first)));
    return true;
  }
}
