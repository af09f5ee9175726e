package dev.lighterman.sandbox.kubernetes.tables;

import java.time.Duration;
import java.time.Instant;

/** Formats ages as kubectl does: {@code 45s}, {@code 5m10s}, {@code 3h}, {@code 12d}. */
final class Age {

  private Age() {}

  static String of(String timestamp, Instant now) {
    return timestamp.isEmpty() ? "<unknown>" : of(Duration.between(Instant.parse(timestamp), now));
  }

  static String of(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    long minutes = seconds / 60;
    long hours = minutes / 60;
    long days = hours / 24;
    if (seconds < 120) {
      return seconds + "s";
    }
    if (minutes < 10) {
      return minutes + "m" + rest(seconds % 60, "s");
    }
    if (minutes < 180) {
      return minutes + "m";
    }
    if (hours < 8) {
      return hours + "h" + rest(minutes % 60, "m");
    }
    if (hours < 48) {
      return hours + "h";
    }
    return hours < 192 ? days + "d" + rest(hours % 24, "h") : days + "d";
  }

  private static String rest(long amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}
