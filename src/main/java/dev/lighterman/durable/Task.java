package dev.lighterman.durable;

/**
 * A task, which runs at least once for each scheduled instance, even after a crash.
 *
 * @param name its name in the database; must never change
 */
public record Task(String name, Handler handler) {
  /** The code of a task; an exception is logged, and the task runs again later. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Runs once.
     *
     * @param instance the id that was scheduled, such as {@code R412}
     */
    TaskResult run(String instance);
  }
}
