package dev.lighterman.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long people wait for what they want to see, and look again and again.
 *
 * @param pause between two looks
 */
public record PollingWait(Duration most, Duration pause) {
  PollingWait(Duration most) {
    this(most, Duration.ofMillis(200));
  }

  public <T> T until(Supplier<Optional<T>> look, Supplier<String> otherwise) {
    Instant end = Instant.now().plus(most);
    while (Instant.now().isBefore(end)) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      rest();
    }
    throw new AssertionError(otherwise.get());
  }

  private void rest() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
