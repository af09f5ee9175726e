package dev.lighterman.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.core.util.DateTimeRfc1123;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How far Azure's clock is from ours, by the {@code Date} header of its last answer. It is known to
 * within a second and the answer's way here, so that a host whose clock is wrong still recognizes
 * what it created.
 */
public final class AzureClock extends HttpPipelineSyncPolicy {
  private final InstantSource ours;
  private volatile Duration ahead = Duration.ZERO;

  public AzureClock(InstantSource ours) {
    this.ours = ours;
  }

  /** The time on Azure's clock. */
  public Instant instant() {
    return ours.instant().plus(ahead);
  }

  /** The time on our clock when Azure's clock shows this. */
  public Instant toOurs(Instant azures) {
    return azures.minus(ahead);
  }

  @Override
  protected HttpResponse afterReceivedResponse(
      HttpPipelineCallContext context, HttpResponse response) {
    Instant shown = date(response);
    if (shown != null) {
      ahead = Duration.between(ours.instant(), shown);
    }
    return response;
  }

  private static @Nullable Instant date(HttpResponse response) {
    String date = response.getHeaderValue(HttpHeaderName.DATE);
    try {
      return date == null ? null : new DateTimeRfc1123(date).getDateTime().toInstant();
    } catch (DateTimeException | IllegalArgumentException e) {
      return null; // A proxy's header; the difference known before stays.
    }
  }
}
