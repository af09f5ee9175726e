package dev.lighterman.sandbox.edge;

import java.util.Arrays;
import java.util.UUID;

/** The lines that the instance of a connected registry logs. */
final class InstanceLog {

  private InstanceLog() {}

  /** What is logged at all; a line has the level of what it tells. */
  enum Level {
    DEBUG("Debug"),
    INFORMATION("Information"),
    WARNING("Warning"),
    ERROR("Error"),
    NONE("None");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    /** The level of this name; that of a new connected registry where there is none. */
    static Level of(String text) {
      return Arrays.stream(values())
          .filter(level -> level.word.equalsIgnoreCase(text))
          .findFirst()
          .orElse(INFORMATION);
    }

    /** Whether a line is logged at this level. */
    boolean logs(String line) {
      return Arrays.stream(values())
          .filter(level -> line.startsWith("[" + level.word + "]"))
          .allMatch(level -> level.compareTo(this) >= 0);
    }
  }

  static String activated(String name) {
    return activation(
        Level.INFORMATION, "Successfully activated connected registry '%s'".formatted(name));
  }

  static String synced(String image) {
    return line(Level.INFORMATION, "AcrOperationEvent", "SyncAsync", "Synced " + image);
  }

  /** A sync that found nothing to copy. */
  static String upToDate() {
    return line(Level.DEBUG, "AcrOperationEvent", "SyncAsync", "Nothing to copy");
  }

  /** The parent is not reached at this host. */
  static String unreachable(String reason, String host) {
    return line(
        Level.ERROR, "AcrOperationEvent", "SyncAsync", "%s (%s:443)".formatted(reason, host));
  }

  static String diskError(String error) {
    return line(Level.ERROR, "AcrBackendEvent", "SyncAsync", error);
  }

  /** The parent refuses; the line has its error body. */
  static String refused(String code, String message) {
    return activation(
        Level.ERROR,
        "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\",\"detail\":null}]}"
            .formatted(code, message));
  }

  /** It refuses a push itself. */
  static String pushRefused() {
    return line(
        Level.ERROR,
        "AcrBackendEvent",
        "PushAsync",
        "{\"errors\":[{\"code\":\"UNSUPPORTED\",\"message\":\"This operation is not allowed on this registry.\"}]}");
  }

  static String activation(Level level, String message) {
    return "[%s] [AcrOperationEvent] OperationName: ActivateAsync, CorrelationId: %s, Message: %s"
        .formatted(level.word, UUID.randomUUID(), message);
  }

  private static String line(Level level, String event, String operation, String message) {
    return "[%s] [%s] OperationName: %s, Message: %s"
        .formatted(level.word, event, operation, message);
  }
}
