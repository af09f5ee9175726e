package dev.lighterman.sandbox.slack.workspace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Slack's timestamp format: seconds and microseconds, {@code 1764000000.000123}. */
public final class MessageTimestamp {
  private MessageTimestamp() {}

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  static String of(long micros) {
    return String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
  }

  public static String of(Instant at) {
    return of(micros(at));
  }
}
