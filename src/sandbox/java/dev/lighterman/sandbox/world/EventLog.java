package dev.lighterman.sandbox.world;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What happened in the world, in order, a sentence each; keeps the newest 2000. */
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
   * Appends an event that has just happened.
   *
   * @param about its subjects, kind to name: {@code cluster}, {@code registry}, {@code pod} …
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

  /** All entries, oldest first. */
  public List<Entry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  /** Calls the listener for each new entry, on the thread that appended it. */
  public void addListener(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /** One event: its sequence number, time, sentence and subjects. */
  public record Entry(long seq, Instant at, String sentence, Map<String, String> about) {
    public Entry {
      about = Map.copyOf(about);
    }
  }
}
