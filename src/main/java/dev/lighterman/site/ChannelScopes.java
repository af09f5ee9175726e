package dev.lighterman.site;

import dev.lighterman.settings.PolicySettings;
import dev.lighterman.value.Channel;

/** The channels' entries in the operator's file. */
public final class ChannelScopes {
  private final PolicySettings policy;

  public ChannelScopes(PolicySettings policy) {
    this.policy = policy;
  }

  Scope of(Channel channel) {
    return new Scope(policy.channel(channel).orElse(null));
  }
}
