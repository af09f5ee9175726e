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
  private long said;

  public ContainerLogs(InstantSource clock) {
    this.clock = clock;
  }

  /** One container of one pod. */
  public record Source(String podUid, String container) {}

  /** One line and when it was said. */
  public record Line(Instant at, String text) {}

  /** Keeps what was said so far as the run before, and begins a new one. */
  synchronized void begin(Source source) {
    Runs runs = logs.get(source);
    logs.put(source, new Runs(Optional.ofNullable(runs).map(Runs::present), new ArrayList<>()));
  }

  public synchronized void say(Source source, String text) {
    logs.computeIfAbsent(source, s -> new Runs(Optional.empty(), new ArrayList<>()))
        .present
        .add(new Line(clock.instant(), text));
    said++;
    notifyAll();
  }

  /** The present run's lines; empty before the first run. */
  public synchronized List<Line> present(Source source) {
    return Optional.ofNullable(logs.get(source)).map(r -> List.copyOf(r.present)).orElse(List.of());
  }

  /** The lines of the run before, if there was one. */
  public synchronized Optional<List<Line>> before(Source source) {
    return Optional.ofNullable(logs.get(source)).flatMap(Runs::before).map(List::copyOf);
  }

  synchronized void forget(String podUid) {
    logs.keySet().removeIf(source -> source.podUid.equals(podUid));
    said++;
    notifyAll();
  }

  /** How much has been said in all; goes up with everything that changes here. */
  public synchronized long said() {
    return said;
  }

  /** Waits until more has been said than that, at most so long. */
  public synchronized void awaitMore(long than, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toMillis(); said == than && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  private record Runs(Optional<List<Line>> before, List<Line> present) {}
}
