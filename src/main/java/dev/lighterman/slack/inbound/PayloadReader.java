package dev.lighterman.slack.inbound;

import com.google.gson.JsonParseException;
import java.util.function.Supplier;

/** Reads the payloads of deliveries, which may be of another app's or another version's shape. */
final class PayloadReader {
  private PayloadReader() {}

  /**
   * Reads a payload, and does nothing else.
   *
   * @throws JsonParseException if something is missing in it or malformed
   */
  static <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RuntimeException malformed) {
      throw new JsonParseException("not of our shape: " + malformed.getMessage(), malformed);
    }
  }
}
