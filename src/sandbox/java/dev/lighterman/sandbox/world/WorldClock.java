package dev.lighterman.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The world's time: what time it is stays real, only how long things take is divided by the speed.
 *
 * <p>Timers lie on an axis of world time that runs {@code speed} times as fast as the real one, and
 * that {@link #advance} moves on at once. They run one after the other, in the order in which they
 * fall due; one that a timer starts counts from that timer's own place on the axis.
 */
public final class WorldClock implements InstantSource, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorldClock.class);

  /** Held while timers run, so that they never overtake each other; never taken under the queue. */
  private final ReentrantLock timersLock = new ReentrantLock();

  private final ScaledTimeline timeline;
  private final PriorityQueue<Timer> pending =
      new PriorityQueue<>(Comparator.comparingLong(Timer::due).thenComparingLong(Timer::sequence));
  private final Thread thread =
      Thread.ofPlatform().daemon().name("world-clock").unstarted(this::run);
  private long timersCreated;
  private boolean closed;

  /**
   * Starts a clock.
   *
   * @param speed how many times faster than real the world's durations pass; more than zero
   */
  @SuppressWarnings("this-escape") // The thread starts last and the class is final.
  public WorldClock(double speed) {
    this.timeline = new ScaledTimeline(speed);
    thread.start();
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }

  /**
   * Runs something once, after a duration of the world, on the clock's thread.
   *
   * @param what what falls due, in words, for the log
   */
  public void schedule(Duration delay, String description, Runnable task) {
    synchronized (timeline) {
      pending.add(new Timer(timeline.position() + delay.toNanos(), timersCreated++, description, task));
      timeline.notifyAll();
    }
  }

  /** Lets every timer that is due within this duration of the world fall due now, in order. */
  public void advance(Duration by) {
    timersLock.lock();
    try {
      var target = timeline.pause() + by.toNanos();
      for (var timer = pollDue(target); timer != null; timer = pollDue(target)) {
        timer.run();
      }
      timeline.resume(target);
    } finally {
      timersLock.unlock();
    }
  }

  /** How many times faster than real the world's durations pass. */
  public double speed() {
    return timeline.speed();
  }

  /** Changes the speed; what is pending has the rest of its time to wait at the new speed. */
  public void setSpeed(double newSpeed) {
    timeline.setSpeed(newSpeed);
  }

  @Override
  public void close() {
    synchronized (timeline) {
      closed = true;
      pending.clear();
      timeline.notifyAll();
    }
  }

  private void run() {
    try {
      while (awaitDue()) {
        runDue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runDue() {
    timersLock.lock();
    try {
      var timer = pollDue(timeline.position());
      if (timer != null) {
        timer.run();
      }
    } finally {
      timersLock.unlock();
    }
  }

  /** Waits until a timer is due; false once the clock is closed. */
  private boolean awaitDue() throws InterruptedException {
    synchronized (timeline) {
      while (!closed) {
        var first = pending.peek();
        if (first == null || timeline.paused()) {
          timeline.wait();
          continue;
        }
        var realNanos = timeline.realNanosUntil(first.due());
        if (realNanos <= 0) {
          return true;
        }
        timeline.wait(Math.max(1, realNanos / 1_000_000));
      }
      return false;
    }
  }

  private @Nullable Timer pollDue(long until) {
    synchronized (timeline) {
      var first = pending.peek();
      if (first == null || first.due() > until) {
        return null;
      }
      if (timeline.paused()) {
        timeline.advanceTo(first.due());
      }
      return pending.poll();
    }
  }

  /**
   * A task that is due at a position of the timeline.
   *
   * @param number the order of creation, which decides between timers due at the same position
   * @param what a description for the log
   */
  private record Timer(long due, long sequence, String description, Runnable task) {
    /** Runs the task; a failure is logged and does not stop the clock. */
    void run() {
      try {
        task.run();
      } catch (RuntimeException e) {
        log.atError().addKeyValue("timer", description).setCause(e).log("a timer of the world failed");
      }
    }
  }
}
