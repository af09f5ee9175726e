package dev.lighterman.durable;

/**
 * Something that is done for one instance at a time, at least once, whatever dies meanwhile.
 *
 * @param name its name in the database, stable for ever
 */
public record Task(String name, Handler handler) {
  /** What a task does; whatever it throws is logged, and it is tried again later. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Runs once.
     *
     * @param instance what it is about, such as {@code R412}
     */
    TaskResult run(String instance);
  }
}
