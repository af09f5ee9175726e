package dev.lighterman.sandbox.kubernetes.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The logs of containers: of the current run and of the previous one. */
public final class ContainerLogs {

  private final InstantSource clock;
  private final Map<Source, Runs> logs = new HashMap<>();
  private long changes;

  public ContainerLogs(InstantSource clock) {
    this.clock = clock;
  }

  /** One container of one pod. */
  public record Source(String podUid, String container) {}

  /** One log line and its time. */
  public record Line(Instant at, String text) {}

  /** Starts a new run; the current one becomes the previous one. */
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

  /** The lines of the current run; empty before the first run. */
  public synchronized List<Line> current(Source source) {
    return Optional.ofNullable(logs.get(source)).map(r -> List.copyOf(r.current)).orElse(List.of());
  }

  /** The lines of the previous run, if there was one. */
  public synchronized Optional<List<Line>> previous(Source source) {
    return Optional.ofNullable(logs.get(source)).flatMap(Runs::previous).map(List::copyOf);
  }

  synchronized void remove(String podUid) {
    logs.keySet().removeIf(source -> source.podUid.equals(podUid));
    changes++;
    notifyAll();
  }

  /** The number of changes so far, over all containers. */
  public synchronized long changes() {
    return changes;
  }

  /** Waits until the number of changes is another one, or the timeout is over. */
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
