package dev.lighterman.slack.message;

import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.request.Request;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.slack.workspace.BotIdentity;
import dev.lighterman.slack.workspace.ChannelMembers;
import dev.lighterman.slack.workspace.UserDirectory;
import dev.lighterman.status.Localization;
import dev.lighterman.store.Freezes;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Person;
import java.util.function.Supplier;

/**
 * Renderers in the language of the reader: for one person the language in which they use Slack, for
 * all in a channel the channel's. Slack is never asked for a person's language here, because no
 * answer may wait for it; until it is known, the channel's is used.
 */
public final class LocalizedRenderers {
  private final Localization localization;
  private final UserDirectory users;
  private final Supplier<PolicyEvaluator> evaluator;
  private final Supplier<PolicySettings> policy;
  private final Freezes freezes;

  public LocalizedRenderers(
      Localization localization,
      UserDirectory users,
      Supplier<PolicyEvaluator> evaluator,
      Supplier<PolicySettings> policy,
      Freezes freezes) {
    this.localization = localization;
    this.users = users;
    this.evaluator = evaluator;
    this.policy = policy;
    this.freezes = freezes;
  }

  public ReplyRenderer in(Language language) {
    return new ReplyRenderer(localization.texts(language), localization.cards(language));
  }

  public ReplyRenderer to(ReplyTarget replyTarget) {
    return in(language(replyTarget));
  }

  /** The language of whoever reads there. */
  public Language language(ReplyTarget replyTarget) {
    return language(replyTarget.person(), replyTarget.channel());
  }

  public ReplyRenderer to(Person person, Channel channel) {
    return in(language(person, channel));
  }

  /** For what everybody in a channel sees. */
  public ReplyRenderer to(Channel channel) {
    return in(language(channel));
  }

  /** For the messages about a request that everybody in its channel sees. */
  RequestMessageRenderer about(Request request) {
    return requests(language(request.intent().channel()));
  }

  /** For the messages about a request that one person alone sees. */
  public RequestMessageRenderer about(Request request, Person person) {
    return requests(language(person, request.intent().channel()));
  }

  /** By the same policy as the renderers. */
  public ApproversInChannel approversIn(ChannelMembers members, BotIdentity identity) {
    return new ApproversInChannel(users, members, identity, evaluator, policy);
  }

  private RequestMessageRenderer requests(Language language) {
    return new RequestMessageRenderer(localization.cards(language), evaluator, policy, freezes);
  }

  private Language language(Person person, Channel channel) {
    return users.language(person).orElseGet(() -> language(channel));
  }

  /** English for channels that are not listed, such as direct messages. */
  private Language language(Channel channel) {
    return policy.get().channel(channel).map(ListedChannel::language).orElse(Language.EN);
  }
}
