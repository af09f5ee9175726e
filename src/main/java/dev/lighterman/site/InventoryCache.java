package dev.lighterman.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest reading of Azure, which all who ask share. A large inventory is answered from it while
 * it is renewed behind whoever asks; a small one is read anew for each question, which takes no
 * longer than a question may. A run that ends makes it out of date.
 */
final class InventoryCache {
  /** From this age on it is renewed. */
  static final Duration FRESH = Duration.ofSeconds(20);

  /** From this age on nobody is answered from it. */
  static final Duration MAX_AGE = Duration.ofMinutes(5);

  private static final Logger log = LoggerFactory.getLogger(InventoryCache.class);

  private final InstantSource clock;
  private final Supplier<Optional<Instant>> lastSettled;
  private final CoalescingLookup<AzureInventory> readings;
  private final AtomicReference<@Nullable AzureInventory> latest = new AtomicReference<>();
  private final ReentrantLock lock = new ReentrantLock();

  /** The reading that was started behind somebody; guarded by the lock. */
  private @Nullable FutureTask<AzureInventory> renewal;

  /**
   * Reads nothing yet.
   *
   * @param read a new reading
   * @param lastSettled when a run last ended or halted, in this process or another
   */
  InventoryCache(
      InstantSource clock, Supplier<AzureInventory> read, Supplier<Optional<Instant>> lastSettled) {
    this.clock = clock;
    this.lastSettled = lastSettled;
    this.readings = new CoalescingLookup<>(() -> remember(read.get()));
  }

  /** A reading that begins after the caller came: for what is decided by it. */
  AzureInventory current() {
    return readings.get();
  }

  /** One to answer a question from. */
  AzureInventory recent() {
    AzureInventory known = latest.get();
    return known != null && known.large() ? renewedBehind(known) : current();
  }

  /** One to search in, for which nobody waits long even where {@link #recent} is read anew. */
  AzureInventory searched() {
    AzureInventory known = latest.get();
    if (known == null) {
      return FutureResult.await(renew());
    }
    return known.large() || age(known).compareTo(FRESH) <= 0 ? renewedBehind(known) : current();
  }

  /** The latest reading, if it is of a large inventory. */
  Optional<AzureInventory> latestLarge() {
    return Optional.ofNullable(latest.get()).filter(AzureInventory::large);
  }

  /** How old the latest reading is; empty before the first. */
  Optional<Duration> age() {
    return Optional.ofNullable(latest.get()).map(this::age);
  }

  /** Starts a reading that will be searched soon. */
  void prefetch() {
    AzureInventory known = latest.get();
    if (known == null || age(known).compareTo(FRESH) > 0) {
      var _ = renew();
    }
  }

  /** When a reading was begun, if it is so old that people should know. */
  Optional<Instant> asOf(AzureInventory reading) {
    return age(reading).compareTo(FRESH) > 0 ? Optional.of(reading.begun()) : Optional.empty();
  }

  private AzureInventory renewedBehind(AzureInventory known) {
    if (age(known).compareTo(MAX_AGE) > 0 || isOutOfDate(known)) {
      return current();
    }
    if (age(known).compareTo(FRESH) > 0) {
      var _ = renew();
    }
    return known;
  }

  private Duration age(AzureInventory reading) {
    return Duration.between(reading.begun(), clock.instant());
  }

  private boolean isOutOfDate(AzureInventory reading) {
    return lastSettled.get().filter(at -> !at.isBefore(reading.begun())).isPresent();
  }

  /** Starts a reading, or shares the one that was started so and is under way. */
  private FutureTask<AzureInventory> renew() {
    lock.lock();
    try {
      FutureTask<AzureInventory> running = renewal;
      if (running != null && !running.isDone()) {
        return running;
      }
      var started = new FutureTask<>(this::current);
      renewal = started;
      Thread.startVirtualThread(() -> run(started));
      return started;
    } finally {
      lock.unlock();
    }
  }

  private static void run(FutureTask<AzureInventory> task) {
    task.run();
    if (task.state() == FutureTask.State.FAILED) {
      log.atWarn().setCause(task.exceptionNow()).log("Azure could not be read anew");
    }
  }

  private AzureInventory remember(AzureInventory reading) {
    latest.updateAndGet(
        before -> before == null || before.begun().isBefore(reading.begun()) ? reading : before);
    return reading;
  }
}
