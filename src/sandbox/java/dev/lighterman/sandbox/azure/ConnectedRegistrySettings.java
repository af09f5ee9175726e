package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.OwnRefusal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** The service's rules for the values of a connected registry's settings. */
final class ConnectedRegistrySettings {
  private static final Pattern CRON = Pattern.compile("([\\d*,/-]+ ){4}[\\d*,/-]+");
  private static final List<String> LOG_LEVELS =
      List.of("Debug", "Information", "Warning", "Error", "None");
  private static final Limits MESSAGE_TTL = new Limits(Duration.ofDays(1), Duration.ofDays(90));
  private static final Limits SYNC_WINDOW = new Limits(Duration.ofHours(1), Duration.ofDays(7));

  private ConnectedRegistrySettings() {}

  /**
   * Refuses what is invalid.
   *
   * @param properties of a PUT or a PATCH
   * @param sync its sync properties, which a PUT has elsewhere
   */
  static void check(JsonNode properties, JsonNode sync) {
    checkSchedule(sync.path("schedule"));
    checkSchedule(properties.at("/garbageCollection/schedule"));
    MESSAGE_TTL.check("messageTtl", sync.path("messageTtl"));
    SYNC_WINDOW.check("syncWindow", sync.path("syncWindow"));
    var level = properties.at("/logging/logLevel");
    if (level.isTextual() && LOG_LEVELS.stream().noneMatch(level.asText()::equalsIgnoreCase)) {
      throw ArmFailure.of(OwnRefusal.INVALID_LOG_LEVEL, level.asText());
    }
  }

  private static void checkSchedule(JsonNode schedule) {
    if (schedule.isTextual() && !CRON.matcher(schedule.asText()).matches()) {
      throw ArmFailure.of(OwnRefusal.INVALID_SCHEDULE, schedule.asText());
    }
  }

  private record Limits(Duration least, Duration most) {
    void check(String name, JsonNode value) {
      if (!value.isTextual()) {
        return;
      }
      try {
        var duration = Duration.parse(value.asText());
        if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
          return;
        }
      } catch (DateTimeParseException _) {
        // Refused below, as one that is too long.
      }
      throw ArmFailure.of(OwnRefusal.INVALID_DURATION, name, value.asText(), least, most);
    }
  }
}
