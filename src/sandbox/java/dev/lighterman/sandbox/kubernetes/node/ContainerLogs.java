package dev.lighterman.sandbox.kubernetes.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What containers have said, in their present run and the one before. */
public final class ContainerLogs {

  private final InstantSource clock;
  private final Map<Source, Runs> logs = new HashMap<>();
  private long changes;

  public ContainerLogs(InstantSource clock) {
    this.clock = clock;
  }

  /** One container of one pod. */
  public record Source(String podUid, String container) {}

  /** One line and when it was said. */
  public record Line(Instant at, String text) {}

  /** Keeps what was said so far as the run before, and begins a new one. */
  synchronized void startRun(Source source) {
    Runs runs = logs.get(source);
    logs.put(source, new Runs(Optional.ofNullable(runs).map(Runs::current), new ArrayList<>()));
  }

  public synchronized void append(Source source, String text) {
    logs.computeIfAbsent(source, s -> new Runs(Optional.empty(), new ArrayList<>()))
        .current
        .add(new Line(clock.instant(), text));
    changes++;
    notifyAll();
  }

  /** The present run's lines; empty before the first run. */
  public synchronized List<Line> current(Source source) {
    return Optional.ofNullable(logs.get(source)).map(r -> List.copyOf(r.current)).orElse(List.of());
  }

  /** The lines of the run before, if there was one. */
  public synchronized Optional<List<Line>> previous(Source source) {
    return Optional.ofNullable(logs.get(source)).flatMap(Runs::previous).map(List::copyOf);
  }

  synchronized void remove(String podUid) {
    logs.keySet().removeIf(source -> source.podUid.equals(podUid));
    changes++;
    notifyAll();
  }

  /** How much has been said in all; goes up with everything that changes here. */
  public synchronized long changes() {
    return changes;
  }

  /** Waits until more has been said than that, at most so long. */
  public synchronized void awaitChange(long changesSeen, Duration timeout)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    for (long left = timeout.toMillis(); changes == changesSeen && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  private record Runs(Optional<List<Line>> previous, List<Line> current) {}
}
