package dev.lighterman.sandbox.edge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** The sync window of a connected registry: a cron schedule and a length. */
record SyncWindow(String schedule, Duration window) {

  private static final String ALWAYS = "* * * * *";
  private static final Duration MAX_WINDOW = Duration.ofDays(7);

  /** Parses schedule and window as ARM has them; a missing or invalid window is zero. */
  static SyncWindow parse(String schedule, String window) {
    try {
      return new SyncWindow(schedule, window.isEmpty() ? Duration.ZERO : Duration.parse(window));
    } catch (DateTimeParseException e) {
      return new SyncWindow(schedule, Duration.ZERO);
    }
  }

  /** Whether it is open; a window of every minute, or of length zero, always is. */
  boolean isOpen(Instant now) {
    if (schedule.equals(ALWAYS) || window.isZero()) {
      return true;
    }
    var minute = now.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    var length = window.compareTo(MAX_WINDOW) > 0 ? MAX_WINDOW : window;
    for (var minutes = 0L; minutes < length.toMinutes(); minutes++) {
      if (matchesSchedule(minute.minusMinutes(minutes))) {
        return true;
      }
    }
    return false;
  }

  private boolean matchesSchedule(ZonedDateTime time) {
    var fields = schedule.strip().split("\\s+", -1);
    return fields.length == 5
        && matches(fields[0], time.getMinute())
        && matches(fields[1], time.getHour())
        && matches(fields[2], time.getDayOfMonth())
        && matches(fields[3], time.getMonthValue())
        && matches(fields[4], time.getDayOfWeek().getValue() % 7);
  }

  private static boolean matches(String field, int value) {
    for (var part : field.split(",", -1)) {
      var step = part.contains("/") ? Integer.parseInt(part.substring(part.indexOf('/') + 1)) : 1;
      var range = part.contains("/") ? part.substring(0, part.indexOf('/')) : part;
      var ends = range.equals("*") ? new String[] {"0", "59"} : range.split("-", 2);
      var from = Integer.parseInt(ends[0]);
      var to = Integer.parseInt(ends[ends.length - 1]);
      if (value >= from && value <= to && (value - from) % step == 0) {
        return true;
      }
    }
    return false;
  }
}
