package dev.lighterman.sandbox.control;

import java.time.Duration;

/** Counts the changes of the sandbox, so that the page can wait for the next one. */
public final class ChangeNotifier implements AutoCloseable {
  private long seq;
  private boolean closed;

  public synchronized void notifyChange() {
    seq++;
    notifyAll();
  }

  synchronized boolean closed() {
    return closed;
  }

  /**
   * Waits for a change after {@code lastSeq}; returns its number, or {@code lastSeq} at timeout.
   */
  synchronized long awaitChange(long lastSeq, Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (seq <= lastSeq && !closed) {
      long remainingMillis = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (remainingMillis <= 0) {
        return lastSeq;
      }
      wait(remainingMillis);
    }
    return seq;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
