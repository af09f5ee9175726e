package dev.lighterman.site;

import dev.lighterman.request.Intent;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.value.Channel;
import java.util.function.Supplier;

/** What may be spoken of: by the channels' entries in the operator's file, and by who asks. */
public final class ChannelScopes {
  private final Supplier<PolicySettings> policy;
  private final SiteVisibility visibility;

  public ChannelScopes(Supplier<PolicySettings> policy, SiteVisibility visibility) {
    this.policy = policy;
    this.visibility = visibility;
  }

  ChannelScope of(Channel channel) {
    PolicySettings said = policy.get();
    return new ChannelScope(
        channel.isDirect() ? said.channels() : said.channel(channel).stream().toList());
  }

  VisibleSites seenBy(Intent intent) {
    return visibility.of(intent);
  }
}
