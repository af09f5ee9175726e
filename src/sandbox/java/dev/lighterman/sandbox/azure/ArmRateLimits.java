package dev.lighterman.sandbox.azure;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** ARM's token buckets, one per kind of request, refilled in the world's time. */
final class ArmRateLimits {

  /** A kind of request, with its bucket's capacity and refill per second. */
  enum Kind {
    READS(250, 25),
    WRITES(200, 10),
    DELETES(200, 10);

    private final int capacity;
    private final int perSecond;

    Kind(int capacity, int perSecond) {
      this.capacity = capacity;
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

  private final Supplier<Duration> elapsed;
  private final Map<Kind, Bucket> buckets = new EnumMap<>(Kind.class);

  /**
   * Full ones.
   *
   * @param elapsed the world's time
   */
  ArmRateLimits(Supplier<Duration> elapsed) {
    this.elapsed = elapsed;
  }

  /**
   * Takes a token; returns how many remain, or -1 if there was none.
   *
   * @param others how many other programs of the same caller leave at most
   */
  synchronized int acquire(Kind kind, long others) {
    var now = elapsed.get();
    var bucket = buckets.computeIfAbsent(kind, k -> new Bucket(k.capacity, now));
    var refill = now.minus(bucket.refilledAt).toNanos() / 1e9 * kind.perSecond;
    bucket.tokens = Math.min((double) Math.min(kind.capacity, others), bucket.tokens + refill);
    bucket.refilledAt = now;
    if (bucket.tokens < 1) {
      return -1;
    }
    bucket.tokens--;
    return (int) bucket.tokens;
  }

  private static final class Bucket {
    private double tokens;
    private Duration refilledAt;

    Bucket(double tokens, Duration refilledAt) {
      this.tokens = tokens;
      this.refilledAt = refilledAt;
    }
  }
}
