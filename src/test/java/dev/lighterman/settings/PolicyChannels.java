package dev.lighterman.settings;

import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import java.util.List;

/** Channels of policies, for tests. */
public final class PolicyChannels {
  private PolicyChannels() {}

  /** A channel that shows some sites alone. */
  public static ListedChannel showing(Channel id, Glob... sites) {
    return new ListedChannel(
        id,
        List.of(),
        List.of(sites),
        People.NOBODY,
        null,
        null,
        List.of(),
        People.NOBODY,
        Language.EN);
  }

  /** A channel that shows everything and has no defaults. */
  public static ListedChannel listed(Channel id, People notified) {
    return new ListedChannel(
        id, List.of(), List.of(), People.NOBODY, null, null, List.of(), notified, Language.EN);
  }
}
