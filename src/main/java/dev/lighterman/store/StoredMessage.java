package dev.lighterman.store;

import dev.lighterman.value.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A message that was, or is to be, posted.
 *
 * @param id the poster's own name for it, such as {@code R412/card}: written twice, it is one
 * @param subject what it is about, such as {@code R412}
 * @param kind what its renderer knows it by
 * @param body what it says, until it is posted; none where that is rendered from the subject's
 *     state
 * @param ts Slack's name for it, once posted
 * @param rendered a hash of what was posted last
 */
public record StoredMessage(
    String id,
    String subject,
    String kind,
    Channel channel,
    @Nullable String body,
    @Nullable String ts,
    @Nullable String rendered) {
  /** One that is rendered from its subject's state. */
  public static StoredMessage of(String id, String subject, String kind, Channel channel) {
    return new StoredMessage(id, subject, kind, channel, null, null, null);
  }
}
