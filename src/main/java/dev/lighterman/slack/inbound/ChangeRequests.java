package dev.lighterman.slack.inbound;

import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Request;
import dev.lighterman.slack.SlackWorkspace;
import dev.lighterman.slack.message.ChannelMembership;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.slack.workspace.SharedChannels;
import dev.lighterman.slack.workspace.UserDirectory;
import dev.lighterman.value.Answer;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.workflow.RequestInbox;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes down changes, where the bot can say what becomes of them. */
public final class ChangeRequests {
  private final UserDirectory roster;
  private final Supplier<PolicyEvaluator> whoMay;
  private final ChannelMembership presence;
  private final SharedChannels sharedChannels;
  private final LocalizedRenderers voices;
  private final RequestInbox desk;

  public ChangeRequests(
      SlackWorkspace workspace,
      Supplier<PolicyEvaluator> whoMay,
      LocalizedRenderers voices,
      RequestInbox desk) {
    this.roster = workspace.roster();
    this.presence = workspace.presence();
    this.sharedChannels = workspace.sharedChannels();
    this.whoMay = whoMay;
    this.voices = voices;
    this.desk = desk;
  }

  /** Whether {@link #ask} is no more than a look-up in memory and one local insert. */
  boolean ready(Intent intent) {
    return presence.known(intent.channel())
        && sharedChannels.know(intent.channel())
        && roster.isCached(intent.asker());
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
    Request request = desk.ask(intent, key);
    return told
        ? Optional.empty()
        : Optional.of(
            Answer.of(Sentence.of("slack.looking", "number", request.number().toString())));
  }

  /** Whether something was asked for by this key. */
  boolean isDuplicate(String key) {
    return desk.isDuplicate(key);
  }

  /**
   * Lets pass who may ask where the bot can post.
   *
   * @param first said to the person where the bot has not posted before, which shows that it can
   * @return whether that was said
   */
  boolean checkAllowed(Intent intent, Sentence first) {
    QueryHandler.allowed(
        whoMay
            .get()
            .mayAskAnywhere(roster.cachedMember(intent.asker()), QueryHandler.matter(intent)));
    sharedChannels.refuse(intent.channel());
    if (presence.known(intent.channel())) {
      return false;
    }
    ReplyRenderer voice = voices.to(intent.asker(), intent.channel());
    presence.sayFirst(intent.channel(), intent.asker(), voice.answer(Answer.of(first)));
    return true;
  }
}
