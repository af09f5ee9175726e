package dev.lighterman.site;

import dev.lighterman.request.Intent;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.value.Channel;
import java.util.function.Predicate;
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
    return new Scope(policy.get().channel(channel).orElse(null));
  }

  Predicate<Site> seenBy(Intent intent) {
    return sight.of(intent);
  }
}
