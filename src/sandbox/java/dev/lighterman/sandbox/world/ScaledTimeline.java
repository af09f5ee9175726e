package dev.lighterman.sandbox.world;

/**
 * A position in nanoseconds that grows at a multiple of real time, and can be paused and advanced.
 * Threads that wait on its monitor are notified when the speed changes.
 */
final class ScaledTimeline {

  private double speed;
  private long basePosition;
  private long baseNanoTime = System.nanoTime();
  private boolean paused;

  ScaledTimeline(double speed) {
    this.speed = positive(speed);
  }

  synchronized long position() {
    return paused
        ? basePosition
        : basePosition + (long) ((System.nanoTime() - baseNanoTime) * speed);
  }

  /** Pauses it; returns the position. */
  synchronized long pause() {
    moveTo(position());
    paused = true;
    return basePosition;
  }

  synchronized boolean paused() {
    return paused;
  }

  /** Advances a paused timeline; never moves it back. */
  synchronized void advanceTo(long position) {
    basePosition = Math.max(basePosition, position);
  }

  /** Resumes it from a position. */
  synchronized void resume(long position) {
    moveTo(position);
    paused = false;
    notifyAll();
  }

  synchronized double speed() {
    return speed;
  }

  synchronized void setSpeed(double newSpeed) {
    moveTo(position());
    speed = positive(newSpeed);
    notifyAll();
  }

  /** The real time until a position is reached; zero or negative if it already is. */
  synchronized long realNanosUntil(long due) {
    return (long) ((due - position()) / speed);
  }

  private void moveTo(long position) {
    basePosition = position;
    baseNanoTime = System.nanoTime();
  }

  private static double positive(double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("The speed must be more than zero, not " + speed);
    }
    return speed;
  }
}
