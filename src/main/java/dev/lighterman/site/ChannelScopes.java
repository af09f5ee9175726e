package dev.lighterman.site;

import dev.lighterman.request.Intent;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.value.Channel;
import java.util.function.Supplier;

/** What may be spoken of: by the channels' entries in the operator's file, and by who asks. */
public final class ChannelScopes {
  private final Supplier<PolicySettings> policy;
  private final Sight sight;

  public ChannelScopes(Supplier<PolicySettings> policy, Sight sight) {
    this.policy = policy;
    this.sight = sight;
  }

  Scope of(Channel channel) {
    PolicySettings said = policy.get();
    return new Scope(
        channel.isDirect() ? said.channels() : said.channel(channel).stream().toList());
  }

  Seen seenBy(Intent intent) {
    return sight.of(intent);
  }
}
