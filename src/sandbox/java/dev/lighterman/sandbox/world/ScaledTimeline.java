package dev.lighterman.sandbox.world;

/**
 * The axis of world time, in nanoseconds: it runs some times as fast as the real one, and can stand
 * still while it is moved on by hand. Whoever waits on it is woken when its pace changes.
 */
final class ScaledTimeline {

  private double speed;
  private long basePosition;
  private long baseNanoTime = System.nanoTime();
  private boolean paused;

  ScaledTimeline(double speed) {
    this.speed = positive(speed);
  }

  /** How far the axis has been run through. */
  synchronized long position() {
    return paused ? basePosition : basePosition + (long) ((System.nanoTime() - baseNanoTime) * speed);
  }

  /** Makes it stand still; answers where. */
  synchronized long pause() {
    moveTo(position());
    paused = true;
    return basePosition;
  }

  synchronized boolean paused() {
    return paused;
  }

  /** Moves a standing axis on; never back. */
  synchronized void advanceTo(long position) {
    basePosition = Math.max(basePosition, position);
  }

  /** Lets it run again, from there. */
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

  /** How long it really takes until a place is reached; not more than nothing once it is. */
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
