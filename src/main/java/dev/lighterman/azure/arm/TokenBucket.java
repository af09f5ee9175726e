package dev.lighterman.azure.arm;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * An estimate of one of Azure's token buckets: each request takes a token, time brings new ones,
 * and each response says how many remain.
 */
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final int capacity;
  private final int perSecond;
  private final LongSupplier nanoTime;

  /** How many wait, by how many tokens they spare. */
  private final NavigableMap<Integer, Integer> waiting = new TreeMap<>();

  private double tokens;
  private long countedAt;
  private long blockedUntil;
  private long sent;

  /**
   * A full one.
   *
   * @param perSecond how many tokens it gets a second
   * @param nanoTime a clock that nobody sets, in nanoseconds
   */
  TokenBucket(int capacity, int perSecond, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.tokens = capacity;
    this.countedAt = nanoTime.getAsLong();
    this.blockedUntil = countedAt;
  }

  /** How long Azure asks to send nothing; zero or negative if it does not. */
  synchronized Duration blocked() {
    return Duration.ofNanos(blockedUntil - nanoTime.getAsLong());
  }

  /** Sends nothing for this time. */
  synchronized void block(Duration time) {
    blockedUntil = nanoTime.getAsLong() + time.toNanos();
  }

  /**
   * Begins to wait for a token, unless that takes too long: behind those that wait already, but
   * before those that spare more.
   *
   * @param spared how many tokens have to remain for others
   * @param longest how long the caller would wait
   * @return the time to wait; if it is longer than that, the caller does not wait
   */
  synchronized Duration await(int spared, Duration longest) {
    count();
    int before = waiting.headMap(spared, true).values().stream().mapToInt(Integer::intValue).sum();
    double missing = Math.max(0, spared + 1 + before - tokens);
    Duration wait = Duration.ofNanos((long) Math.ceil(missing / perSecond * NANOS));
    if (wait.compareTo(longest) <= 0) {
      waiting.merge(spared, 1, Integer::sum);
    }
    return wait;
  }

  /**
   * Takes a token after {@link #await}.
   *
   * @return the number of the request, for {@link #remain}
   */
  synchronized long take(int spared) {
    count();
    leave(spared);
    tokens--;
    sent++;
    return sent;
  }

  /** Stops to wait without taking one. */
  synchronized void leave(int spared) {
    waiting.merge(spared, -1, Integer::sum);
  }

  /** Corrects the estimate: so many remained after this request, and before those sent since. */
  synchronized void remain(long number, int remaining) {
    tokens = remaining - (sent - number);
    countedAt = nanoTime.getAsLong();
  }

  /** Adds what time has brought. Azure may have granted more than the usual capacity. */
  private void count() {
    long now = nanoTime.getAsLong();
    double grown = tokens + (now - countedAt) / NANOS * perSecond;
    tokens = Math.max(tokens, Math.min(capacity, grown));
    countedAt = now;
  }
}
