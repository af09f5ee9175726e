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
 * The world's clock: {@link #instant} is the real time; only durations are divided by the speed.
 *
 * <p>Timers are due at positions of a timeline that runs {@code speed} times as fast as real time,
 * and that {@link #advance} moves forward. They run one after the other in the order of their due
 * positions. The delay of a timer that another timer creates counts from the other's due position.
 */
public final class WorldClock implements InstantSource, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorldClock.class);

  /** Held while timers run, which keeps their order; never locked inside {@code timeline}. */
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
   * @param speed the factor by which durations are divided; more than zero
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

  /** The world's time since some moment: it passes at the clock's speed, and is advanced too. */
  public Duration elapsed() {
    return Duration.ofNanos(timeline.position());
  }

  /**
   * Runs a task once, after a delay in world time, on the clock's thread.
   *
   * @param description for the log
   */
  public void schedule(Duration delay, String description, Runnable task) {
    synchronized (timeline) {
      pending.add(
          new Timer(timeline.position() + delay.toNanos(), timersCreated++, description, task));
      timeline.notifyAll();
    }
  }

  /** Runs all timers that are due within a duration of world time now, in order. */
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

  /** Runs a task while no timer runs. */
  public void betweenTimers(Runnable task) {
    timersLock.lock();
    try {
      task.run();
    } finally {
      timersLock.unlock();
    }
  }

  /** The factor by which durations are divided. */
  public double speed() {
    return timeline.speed();
  }

  /** Changes the speed, also for the remaining time of pending timers. */
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

  /** Waits until a timer is due; false when the clock is closed. */
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
   * @param sequence the order of creation, which decides between timers due at the same position
   * @param description for the log
   */
  private record Timer(long due, long sequence, String description, Runnable task) {
    /** Runs the task; a failure is logged and does not stop the clock. */
    void run() {
      try {
        task.run();
      } catch (RuntimeException e) {
        log.atError()
            .addKeyValue("timer", description)
            .setCause(e)
            .log("a timer of the world failed");
      }
    }
  }
}
