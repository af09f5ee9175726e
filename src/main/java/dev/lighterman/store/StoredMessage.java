package dev.lighterman.store;

import dev.lighterman.value.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Slack message that was posted or is to be posted.
 *
 * @param id the unique id, such as {@code R412/card}; for idempotency
 * @param subject what it is about, such as {@code R412}
 * @param kind the kind, which selects the renderer
 * @param body the text until it is posted; null if it is rendered from the subject's state
 * @param ts Slack's message timestamp; null until posted
 * @param rendered a hash of the text posted last; null until posted
 * @param begun when its posting was begun last; null if it never was
 */
public record StoredMessage(
    String id,
    String subject,
    String kind,
    Channel channel,
    @Nullable String body,
    @Nullable String ts,
    @Nullable String rendered,
    @Nullable Instant begun) {
  /** A message whose posting was not begun. */
  public StoredMessage(
      String id,
      String subject,
      String kind,
      Channel channel,
      @Nullable String body,
      @Nullable String ts,
      @Nullable String rendered) {
    this(id, subject, kind, channel, body, ts, rendered, null);
  }

  /** A message that is rendered from its subject's state. */
  public static StoredMessage of(String id, String subject, String kind, Channel channel) {
    return new StoredMessage(id, subject, kind, channel, null, null, null);
  }
}
