package dev.lighterman.slack.message;

import dev.lighterman.approval.PolicyEvaluator;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.status.Localization;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import java.util.function.Supplier;

/** Everything it takes to say something: words and cards, and who is to hear of it. */
public record RendererFactory(
    Localization languages, Supplier<PolicyEvaluator> evaluator, Supplier<PolicySettings> policy) {
  public ReplyRenderer voice(Language language) {
    return new ReplyRenderer(languages.texts(language), languages.cards(language));
  }

  RequestMessageRenderer requests(Language language) {
    return new RequestMessageRenderer(languages.cards(language), evaluator, policy);
  }

  /** A channel's language; English where it is not listed, such as among two. */
  Language language(Channel channel) {
    return policy.get().channel(channel).map(ListedChannel::language).orElse(Language.EN);
  }
}
