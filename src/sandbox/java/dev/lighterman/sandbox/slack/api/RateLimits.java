package dev.lighterman.sandbox.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Slack's rate limits, one bucket per method (for posting: per channel too), in real time. */
final class RateLimits {
  private final InstantSource clock;
  private final Map<String, Bucket> buckets = new HashMap<>();

  RateLimits(InstantSource clock) {
    this.clock = clock;
  }

  /** How often a method may be called: so many at once, so many a minute. */
  enum Tier {
    TIER_1(1, 1),
    TIER_2(20, 20),
    TIER_3(50, 50),
    TIER_4(100, 100),
    SPECIAL(600, 600),
    /** Tier 1, with as much burst as there may be connections. */
    CONNECTING(10, 1),
    /** One message a second in each channel, with room for a short burst. */
    POSTING(8, 60);

    private final int burst;
    private final int perMinute;

    Tier(int burst, int perMinute) {
      this.burst = burst;
      this.perMinute = perMinute;
    }
  }

  private record Bucket(double tokens, Instant at) {}

  /** Takes one call; the seconds to wait where there is none left, else 0. */
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
