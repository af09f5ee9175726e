package dev.lighterman.sandbox.control;

import java.time.Duration;

/** Counts the changes of the sandbox, and lets those who draw it wait for the next one. */
public final class ChangeNotifier implements AutoCloseable {
  private long seq;
  private boolean closed;

  /** Something has changed. */
  public synchronized void changed() {
    seq++;
    notifyAll();
  }

  synchronized boolean closed() {
    return closed;
  }

  /** Waits for a change after {@code seen}; answers the newest, or {@code seen} after that time. */
  synchronized long next(long seen, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (seq <= seen && !closed) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        return seen;
      }
      wait(left);
    }
    return seq;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
