package dev.lighterman.sandbox.slack.delivery;

import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trigger ids: each opens one view, as long as it is valid. */
public final class TriggerIds {
  private final InstantSource clock;
  private final Duration lifetime;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Trigger> triggers = new HashMap<>();

  TriggerIds(InstantSource clock, Duration lifetime) {
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /** The interaction of a trigger id. */
  public record Trigger(
      String user, @Nullable String channel, @Nullable String view, Instant at, boolean used) {}

  public synchronized String issue(String user, @Nullable String channel, @Nullable String view) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    Instant now = clock.instant();
    String id = now.toEpochMilli() + ".700000000001." + HexFormat.of().formatHex(bytes);
    triggers.put(id, new Trigger(user, channel, view, now, false));
    return id;
  }

  public synchronized Trigger redeem(String id) throws WebApiFailure {
    Trigger trigger = triggers.get(id);
    if (trigger == null) {
      throw new WebApiFailure("invalid_trigger_id");
    }
    if (trigger.used()) {
      throw new WebApiFailure("exchanged_trigger_id");
    }
    if (trigger.at().plus(lifetime).isBefore(clock.instant())) {
      throw new WebApiFailure("expired_trigger_id");
    }
    triggers.put(
        id, new Trigger(trigger.user(), trigger.channel(), trigger.view(), trigger.at(), true));
    return trigger;
  }
}
