package dev.lighterman.diagnosis.evidence;

import dev.lighterman.diagnosis.Observation;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks that run side by side, and end together. */
final class Looks {
  private final SiteEvidence before;
  private final long deadline;
  private final List<Running<?>> running = new ArrayList<>();

  /**
   * @param patience how long the looks may take together
   */
  Looks(SiteEvidence before, Duration patience) {
    this.before = before;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  private record Running<T>(Part<T> part, Look<T> look) {
    SiteEvidence addTo(SiteEvidence evidence, Duration left) {
      Observation<T> seen = look.within(left);
      return evidence.with(part, seen);
    }
  }

  /** Starts to look at a part. */
  <T> Look<T> at(Part<T> part, Supplier<Optional<T>> read) {
    Look<T> look = Look.start(read);
    running.add(new Running<>(part, look));
    return look;
  }

  /** Waits for all of them, until the time is over. */
  SiteEvidence end() {
    SiteEvidence evidence = before;
    for (Running<?> each : running) {
      evidence = each.addTo(evidence, left());
    }
    return evidence;
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }
}
