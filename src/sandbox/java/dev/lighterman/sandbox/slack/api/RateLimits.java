package dev.lighterman.sandbox.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Slack's rate limits: a token bucket per method, for posting also per channel. */
final class RateLimits {
  private final InstantSource clock;
  private final Map<String, Bucket> buckets = new HashMap<>();

  RateLimits(InstantSource clock) {
    this.clock = clock;
  }

  /** A rate limit tier: calls in a burst, and calls per minute. */
  enum Tier {
    TIER_1(1, 1),
    TIER_2(20, 20),
    TIER_3(50, 50),
    TIER_4(100, 100),
    SPECIAL(600, 600),
    /** Tier 1, with a burst of the maximum number of connections. */
    CONNECTING(10, 1),
    /** One message per second in each channel, and short bursts. */
    POSTING(8, 60);

    private final int burst;
    private final int perMinute;

    Tier(int burst, int perMinute) {
      this.burst = burst;
      this.perMinute = perMinute;
    }
  }

  private record Bucket(double tokens, Instant at) {}

  /** Takes a token; returns 0, or the seconds to wait if there is none. */
  synchronized long retryAfterSeconds(String key, Tier tier) {
    Instant now = clock.instant();
    Bucket bucket = buckets.getOrDefault(key, new Bucket(tier.burst, now));
    double refill = Duration.between(bucket.at(), now).toMillis() * tier.perMinute / 60_000.0;
    double tokens = Math.min(tier.burst, bucket.tokens() + refill);
    if (tokens >= 1) {
      buckets.put(key, new Bucket(tokens - 1, now));
      return 0;
    }
    buckets.put(key, new Bucket(tokens, now));
    return Math.max(1, (long) Math.ceil((1 - tokens) * 60 / tier.perMinute));
  }
}
