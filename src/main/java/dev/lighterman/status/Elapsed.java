package dev.lighterman.status;

import java.time.Duration;

/** Formats an elapsed time: {@code 0:06}, {@code 5:48}, {@code 1:02:03}. */
final class Elapsed {
  private Elapsed() {}

  static String of(Duration duration) {
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    int seconds = duration.toSecondsPart();
    return hours == 0
        ? "%d:%02d".formatted(minutes, seconds)
        : "%d:%02d:%02d".formatted(hours, minutes, seconds);
  }
}
