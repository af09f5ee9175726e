package dev.lighterman.slack.workspace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Values that were read from Slack; each caller says how old a value may be. */
final class ExpiringCache<K, V> {
  private static final Logger log = LoggerFactory.getLogger(ExpiringCache.class);

  private final InstantSource clock;
  private final Function<K, V> read;
  private final Cache<K, Reading<V>> readings;

  private record Reading<V>(V value, Instant at) {}

  /**
   * @param maxEntries how many values are kept at most
   */
  ExpiringCache(int maxEntries, InstantSource clock, Function<K, V> read) {
    this.clock = clock;
    this.read = read;
    this.readings = Caffeine.newBuilder().maximumSize(maxEntries).build();
  }

  /** The value as it was at maxEntries {@code age} ago; read now if the kept one is older. */
  V get(K key, Duration age) {
    return kept(key, age)
        .orElseGet(() -> {
          Instant now = clock.instant();
          V value = read.apply(key);
          readings.put(key, new Reading<>(value, now));
          return value;
        });
  }

  /**
   * The same; but if Slack does not answer, the value that was read last, unless it is older than
   * {@code oldest}.
   */
  V getOrLast(K key, Duration age, Duration oldest) {
    try {
      return get(key, age);
    } catch (TryLater later) {
      Reading<V> last = readings.getIfPresent(key);
      if (last == null || last.at().plus(oldest).isBefore(clock.instant())) {
        throw later;
      }
      log.atWarn()
          .addKeyValue("what", key)
          .addKeyValue("age", Duration.between(last.at(), clock.instant()))
          .setCause(later)
          .log("Slack does not answer; going by what it said before");
      return last.value();
    }
  }

  /** Whether {@link #get} would read nothing. */
  boolean has(K key, Duration age) {
    return kept(key, age).isPresent();
  }

  /** The value that was read last, of any age; reads nothing. */
  Optional<V> last(K key) {
    return Optional.ofNullable(readings.getIfPresent(key)).map(Reading::value);
  }

  /** When the last value was read. */
  Optional<Instant> readAt(K key) {
    return Optional.ofNullable(readings.getIfPresent(key)).map(Reading::at);
  }

  private Optional<V> kept(K key, Duration age) {
    return Optional.ofNullable(readings.getIfPresent(key))
        .filter(reading -> !reading.at().plus(age).isBefore(clock.instant()))
        .map(Reading::value);
  }
}
