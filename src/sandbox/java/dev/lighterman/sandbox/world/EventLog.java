package dev.lighterman.sandbox.world;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What happened in the world, in causal order, one plain sentence each; the newest 2000 stay. */
public final class EventLog {

  private static final int CAPACITY = 2_000;

  private final InstantSource clock;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
  private long seq;

  public EventLog(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Says what has just happened.
   *
   * @param about what it is about, kind to name: {@code cluster}, {@code registry}, {@code pod} …
   */
  public void append(String sentence, Map<String, String> about) {
    Entry entry;
    synchronized (entries) {
      entry = new Entry(++seq, clock.instant(), sentence, about);
      if (entries.size() == CAPACITY) {
        entries.removeFirst();
      }
      entries.addLast(entry);
    }
    listeners.forEach(listener -> listener.accept(entry));
  }

  /** What has been said so far, oldest first. */
  public List<Entry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  /** Tells of each entry to come, on the thread that said it. */
  public void addListener(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /** One sentence, its place in the order of things, and what it is about. */
  public record Entry(long seq, Instant at, String sentence, Map<String, String> about) {
    public Entry {
      about = Map.copyOf(about);
    }
  }
}
