package dev.lighterman.sandbox.azure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** ARM's token buckets: each kind of request has its own, and fills up again in real time. */
final class ArmRateLimits {

  /** A kind of request, with its bucket's size and how much comes back in a second. */
  enum Kind {
    READS(250, 25),
    WRITES(200, 10),
    DELETES(200, 10);

    private final int size;
    private final int perSecond;

    Kind(int size, int perSecond) {
      this.size = size;
      this.perSecond = perSecond;
    }

    static Kind of(String method) {
      return switch (method) {
        case "GET", "HEAD" -> READS;
        case "DELETE" -> DELETES;
        default -> WRITES;
      };
    }
  }

  private final InstantSource clock;
  private final Map<Kind, Bucket> buckets = new EnumMap<>(Kind.class);

  ArmRateLimits(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes one; answers how many are left, negative where there was none to take. */
  synchronized int take(Kind kind) {
    var now = clock.instant();
    var bucket = buckets.computeIfAbsent(kind, k -> new Bucket(k.size, now));
    var grown = Duration.between(bucket.at, now).toNanos() / 1e9 * kind.perSecond;
    bucket.left = Math.min(kind.size, bucket.left + grown);
    bucket.at = now;
    if (bucket.left < 1) {
      return -1;
    }
    bucket.left--;
    return (int) bucket.left;
  }

  private static final class Bucket {
    private double left;
    private Instant at;

    Bucket(double left, Instant at) {
      this.left = left;
      this.at = at;
    }
  }
}
