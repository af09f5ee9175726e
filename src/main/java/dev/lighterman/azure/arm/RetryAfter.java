package dev.lighterman.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a response asks to wait, by {@code Retry-After} or by the two headers in milliseconds
 * that all Azure SDKs prefer to it.
 */
final class RetryAfter {
  private static final Map<HttpHeaderName, TemporalUnit> HEADERS = new LinkedHashMap<>();

  static {
    HEADERS.put(HttpHeaderName.RETRY_AFTER_MS, ChronoUnit.MILLIS);
    HEADERS.put(HttpHeaderName.X_MS_RETRY_AFTER_MS, ChronoUnit.MILLIS);
    HEADERS.put(HttpHeaderName.RETRY_AFTER, ChronoUnit.SECONDS);
  }

  private RetryAfter() {}

  /** The time to wait; zero where no header is there, or is no number. */
  static Duration of(HttpResponse response) {
    for (var header : HEADERS.entrySet()) {
      String amount = response.getHeaderValue(header.getKey());
      if (amount != null && amount.matches("\\d{1,8}")) {
        return Duration.of(Long.parseLong(amount), header.getValue());
      }
    }
    return Duration.ZERO;
  }
}
