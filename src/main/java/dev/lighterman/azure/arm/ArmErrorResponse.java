package dev.lighterman.azure.arm;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.management.exception.ManagementError;
import java.time.Duration;
import java.util.Optional;

/**
 * What Azure said when it refused.
 *
 * @param code such as {@code AuthorizationFailed}; the status where it named none
 * @param message one paragraph, not too long
 * @param retryAfter zero where it did not say
 */
public record ArmErrorResponse(int status, String code, String message, Duration retryAfter) {
  private static final int LONGEST = 500;

  static ArmErrorResponse of(HttpResponseException e) {
    var error = e.getValue() instanceof ManagementError said ? said : new ManagementError();
    var response = e.getResponse();
    int status = response.getStatusCode();
    return new ArmErrorResponse(
        status,
        Optional.ofNullable(error.getCode()).orElse("HTTP " + status),
        Optional.ofNullable(error.getMessage())
            .map(ArmErrorResponse::paragraph)
            .orElseGet(() -> says(e)),
        RetryAfter.of(response));
  }

  /** What an exception says, in one paragraph. */
  static String says(Throwable e) {
    return paragraph(String.valueOf(e.getMessage()));
  }

  public static String paragraph(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
