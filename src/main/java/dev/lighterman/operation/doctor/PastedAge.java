package dev.lighterman.operation.doctor;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An age as {@code kubectl} prints it, such as {@code 2m31s}, {@code 5d} or {@code 2y10d}. */
final class PastedAge {
  private static final Pattern PART = Pattern.compile("(\\d+)([ydhms])");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "y", Duration.ofDays(365),
          "d", Duration.ofDays(1),
          "h", Duration.ofHours(1),
          "m", Duration.ofMinutes(1),
          "s", Duration.ofSeconds(1));

  private PastedAge() {}

  /** Zero where it is not known; of repeated events it is the first age, that of the last one. */
  static Duration of(String text) {
    Duration age = Duration.ZERO;
    Matcher part = PART.matcher(text.split(" ", -1)[0]);
    while (part.find()) {
      age =
          age.plus(
              UNITS
                  .getOrDefault(part.group(2), Duration.ZERO)
                  .multipliedBy(Long.parseLong(part.group(1))));
    }
    return age;
  }
}
