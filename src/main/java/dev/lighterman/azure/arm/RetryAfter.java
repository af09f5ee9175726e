package dev.lighterman.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import java.time.Duration;

/** The {@code Retry-After} header of a response. */
final class RetryAfter {
  private RetryAfter() {}

  /** The time to wait; zero where the header is missing or no number of seconds. */
  static Duration of(HttpResponse response) {
    String seconds = response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
    return seconds != null && seconds.matches("\\d{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }
}
