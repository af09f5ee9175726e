package dev.lighterman.benchmark;

import java.time.Duration;
import java.util.Locale;

/** So much of something. */
record Quantity(double value, String unit) {
  private static final double NANOS = 1e9;
  private static final double MEGA = 1e6;

  static Quantity of(Duration duration) {
    return new Quantity(duration.toNanos() / NANOS, "s");
  }

  static Quantity ofBytes(long bytes) {
    return new Quantity(bytes / MEGA, "MB");
  }

  double over(Quantity other) {
    return value / other.value;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, value < 100 ? "%.2f %s" : "%.0f %s", value, unit);
  }
}
