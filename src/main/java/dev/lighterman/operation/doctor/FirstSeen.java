package dev.lighterman.operation.doctor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the bot first saw what is wrong at a site, as far as people asked it and it has not started
 * anew meanwhile.
 */
final class FirstSeen {
  private static final Duration REMEMBERED = Duration.ofDays(7);
  private static final long MAX = 10_000;

  private record Finding(String site, String cause) {}

  private final Cache<Finding, Instant> times =
      Caffeine.newBuilder().expireAfterAccess(REMEMBERED).maximumSize(MAX).build();

  /** When it saw this before; empty if it sees it for the first time now. */
  Optional<Instant> before(Site site, Diagnosis diagnosis, Instant now) {
    var finding = new Finding(site.id().toString(), diagnosis.cause().name());
    return Optional.ofNullable(times.asMap().putIfAbsent(finding, now));
  }

  /** Nothing is wrong there any more: what comes next begins then. */
  void forget(Site site) {
    times.asMap().keySet().removeIf(finding -> finding.site().equals(site.id().toString()));
  }
}
