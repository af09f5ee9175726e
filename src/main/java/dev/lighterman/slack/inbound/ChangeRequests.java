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

/** Takes down changes, where the bot can say what becomes of them. */
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

  /** Whether {@link #ask} is no more than a look-up in memory and one local insert. */
  boolean ready(Intent intent) {
    return membership.known(intent.channel())
        && sharedChannels.isCached(intent.channel())
        && access.isCached(intent.asker());
  }

  /**
   * Takes a change down. What is said to the person is a promise: it is stored by then.
   *
   * @param key what makes this asking unique
   * @return what to tell the person, if they were not told already
   * @throws AskerMustAct if the person may not ask, or the bot could not post there
   */
  Optional<Answer> ask(Intent intent, String key) {
    boolean told = checkAllowed(intent, Sentence.of("slack.looking.first"));
    Request request = inbox.ask(intent, key);
    return told
        ? Optional.empty()
        : Optional.of(
            Answer.of(Sentence.of("slack.looking", "number", request.number().toString())));
  }

  /** Whether something was asked for by this key. */
  boolean isDuplicate(String key) {
    return inbox.isDuplicate(key);
  }

  /**
   * Lets pass who may ask where the bot can post.
   *
   * @param first said to the person where the bot has not posted before, which shows that it can
   * @return whether that was said
   */
  boolean checkAllowed(Intent intent, Sentence first) {
    access.checkMayAsk(intent);
    sharedChannels.refuseShared(intent.channel());
    if (membership.known(intent.channel())) {
      return false;
    }
    ReplyRenderer renderer = renderers.to(intent.asker(), intent.channel());
    membership.sayFirst(intent.channel(), intent.asker(), renderer.answer(Answer.of(first)));
    return true;
  }
}
