package dev.lighterman.slack.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What was read not long ago; whoever asks says how old it may be. */
final class ExpiringCache<K, V> {
  private final InstantSource clock;
  private final Function<K, V> read;
  private final Map<K, Seen<V>> seen;

  private record Seen<V>(V value, Instant at) {}

  /**
   * @param most how many are remembered
   */
  ExpiringCache(int most, InstantSource clock, Function<K, V> read) {
    this.clock = clock;
    this.read = read;
    this.seen =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Seen<V>> eldest) {
            return size() > most;
          }
        };
  }

  /** The value as it was at most {@code age} ago. */
  V get(K key, Duration age) {
    return remembered(key, age)
        .orElseGet(() -> {
          Instant now = clock.instant();
          V value = read.apply(key);
          remember(key, new Seen<>(value, now));
          return value;
        });
  }

  /** Whether nothing has to be read for it. */
  boolean has(K key, Duration age) {
    return remembered(key, age).isPresent();
  }

  /** The value as it was when it was read last, however long ago; nothing is read for it. */
  synchronized Optional<V> last(K key) {
    return Optional.ofNullable(seen.get(key)).map(Seen::value);
  }

  private synchronized Optional<V> remembered(K key, Duration age) {
    return Optional.ofNullable(seen.get(key))
        .filter(s -> !s.at().plus(age).isBefore(clock.instant()))
        .map(Seen::value);
  }

  private synchronized void remember(K key, Seen<V> value) {
    seen.remove(key);
    seen.put(key, value);
  }
}
