package dev.lighterman.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import java.time.Duration;

/** How long Azure asks to be left in peace. */
final class RetryAfter {
  private RetryAfter() {}

  /** Zero where it did not say. */
  static Duration of(HttpResponse response) {
    String seconds = response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
    return seconds != null && seconds.matches("\\d{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }
}
