package dev.lighterman.sandbox.world;

/**
 * The axis of world time, in nanoseconds: it runs some times as fast as the real one, and can stand
 * still while it is moved on by hand. Whoever waits on it is woken when its pace changes.
 */
final class ScaledTimeline {

  private double speed;
  private long reached;
  private long reachedAt = System.nanoTime();
  private boolean frozen;

  ScaledTimeline(double speed) {
    this.speed = positive(speed);
  }

  /** How far the axis has been run through. */
  synchronized long position() {
    return frozen ? reached : reached + (long) ((System.nanoTime() - reachedAt) * speed);
  }

  /** Makes it stand still; answers where. */
  synchronized long freeze() {
    moveTo(position());
    frozen = true;
    return reached;
  }

  synchronized boolean frozen() {
    return frozen;
  }

  /** Moves a standing axis on; never back. */
  synchronized void advanceTo(long position) {
    reached = Math.max(reached, position);
  }

  /** Lets it run again, from there. */
  synchronized void thaw(long position) {
    moveTo(position);
    frozen = false;
    notifyAll();
  }

  synchronized double speed() {
    return speed;
  }

  synchronized void speed(double n) {
    moveTo(position());
    speed = positive(n);
    notifyAll();
  }

  /** How long it really takes until a place is reached; not more than nothing once it is. */
  synchronized long realNanosUntil(long due) {
    return (long) ((due - position()) / speed);
  }

  private void moveTo(long position) {
    reached = position;
    reachedAt = System.nanoTime();
  }

  private static double positive(double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("The speed must be more than zero, not " + speed);
    }
    return speed;
  }
}
