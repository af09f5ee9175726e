package dev.lighterman.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** How long people wait for what they want to see, and look again and again. */
record PollingWait(Duration most) {
  <T> T until(Supplier<Optional<T>> look, Supplier<String> otherwise) {
    Instant end = Instant.now().plus(most);
    while (Instant.now().isBefore(end)) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      pause();
    }
    throw new AssertionError(otherwise.get());
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
