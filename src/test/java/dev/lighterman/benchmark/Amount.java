package dev.lighterman.benchmark;

import java.time.Duration;
import java.util.Locale;

/** So much of something. */
record Amount(double value, String unit) {
  private static final double NANOS = 1e9;
  private static final double MEGA = 1e6;

  static Amount of(Duration duration) {
    return new Amount(duration.toNanos() / NANOS, "s");
  }

  static Amount ofBytes(long bytes) {
    return new Amount(bytes / MEGA, "MB");
  }

  double over(Amount other) {
    return value / other.value;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, value < 100 ? "%.2f %s" : "%.0f %s", value, unit);
  }
}
